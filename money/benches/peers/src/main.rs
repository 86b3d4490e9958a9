//! Measures `money` beside its peers.

fn main() {
    money_bench_peers::report::report(money_bench_peers::workloads::all());
}
