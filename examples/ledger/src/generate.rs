//! The sample royalty file, the same for the same seed on every machine.

use std::fmt::Write;

/// The seed of `data/royalties.csv`.
pub const SEED: u64 = 4217;

const FIRST_NAMES: [&str; 12] = [
    "Ada", "Björk", "Chinua", "Dolores", "Erik", "Fatou", "Gülşen", "Hedy", "Ivo", "Júlia",
    "Kenji", "Leïla",
];
const LAST_NAMES: [&str; 12] = [
    "Abara", "Brontë", "Cohen", "Dvořák", "Eliasson", "Ferrante", "García", "Hübner", "Ito",
    "Jansen", "Kuti", "Łuczak",
];
const SHARES: [&str; 16] = [
    "1/3", "2/3", "1/6", "5/6", "1/7", "3/7", "2/9", "4/11", "5/12", "6/13", "12.5%", "33.3%",
    "7.25%", "2.5%", "15%", "100%",
];

/// The royalty file with this many payouts.
///
/// # Example
///
/// ```
/// let file = ledger::generate(3, 7);
/// assert_eq!(file.lines().count(), 4);
/// assert_eq!(ledger::read(file.as_bytes()).map(|payouts| payouts.len()), Ok(3));
/// assert_eq!(ledger::generate(3, 7), file);
/// ```
#[must_use]
pub fn generate(payouts: u32, seed: u64) -> String {
    let mut random = SplitMix64 { state: seed };
    let mut file = String::from("payout_id,payee,pool,share,currency\n");
    for number in 1..=payouts {
        let first = random.pick(&FIRST_NAMES);
        let last = random.pick(&LAST_NAMES);
        // Half of the pools are small, where a lost cent is a large part.
        let ceiling = *random.pick(&[10_000, 50_000_000]);
        let minor = random.below(ceiling) + 1;
        let share = random.pick(&SHARES);
        let currency = *random.pick(&["USD", "USD", "EUR", "EUR", "GBP", "CHF", "JPY"]);
        let pool = match currency {
            "JPY" => minor.to_string(),
            _ => format!("{}.{:02}", minor / 100, minor % 100),
        };
        // Writing to a String cannot fail.
        let _ = writeln!(file, "RY-2026-{number:06},{first} {last},{pool},{share},{currency}");
    }
    file
}

/// The generator of Steele, Lea and Flood (2014), here because its sequence never changes.
struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; the tiny bias of the modulus does not matter for sample data.
    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let bound = u64::try_from(from.len()).unwrap_or(1);
        let index = usize::try_from(self.below(bound)).unwrap_or(0);
        &from[index]
    }
}
