//! Helpers of the column tests: currencies of every scale, values to store, and servers to store
//! them in.

mod currencies;
mod servers;
mod values;

pub use currencies::Scale;
pub use servers::{Server, mariadb, postgres};
pub use values::{amounts, decimals, exact_numbers, made_of, positive, positive_money};
pub use values::{random_bytes, report, sample};
