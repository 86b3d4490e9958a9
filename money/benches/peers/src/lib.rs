//! What the benchmarks share: inputs, peers, workloads, and the table.

pub mod case;
pub mod input;
pub mod measure;
pub mod peer;
pub mod peers;
pub mod report;
pub mod workloads;
