//! The inputs: the same for every peer, as text.

/// How many different amounts: enough that no branch predictor learns them.
pub const AMOUNTS: usize = 32_768;

pub struct Input {
    /// Amounts of up to a billion, 0 to 6 decimals, half of them negative.
    pub amounts: Vec<String>,
    /// Amounts of up to ten million with exactly 2 decimals, half of them negative.
    pub cents: Vec<String>,
    /// Rates of 4 to 6 decimals below 200.
    pub rates: Vec<String>,
    /// 3 to 97.
    pub divisors: Vec<u64>,
}

impl Input {
    pub fn new() -> Self {
        let mut random = SplitMix64 { state: 0x9e37_79b9_7f4a_7c15 };
        let amounts = (0..AMOUNTS).map(|_| random.decimal(1_000_000_000, 0..7, true)).collect();
        let rates = (0..AMOUNTS).map(|_| random.decimal(1_999_999, 4..7, false)).collect();
        let divisors = (0..AMOUNTS).map(|_| 3 + random.draw() % 95).collect();
        let cents = (0..AMOUNTS).map(|_| random.decimal(1_000_000_000, 2..3, true)).collect();
        Self { amounts, cents, rates, divisors }
    }
}

impl Default for Input {
    fn default() -> Self {
        Self::new()
    }
}

/// A fixed sequence: every run measures the same inputs.
pub struct SplitMix64 {
    pub state: u64,
}

impl SplitMix64 {
    pub fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn decimal(&mut self, below: u64, scales: std::ops::Range<u64>, signed: bool) -> String {
        let scale = scales.start + self.draw() % (scales.end - scales.start);
        let mantissa = 1 + self.draw() % below;
        let sign = if signed && self.draw().is_multiple_of(2) { "-" } else { "" };
        let width = usize::try_from(scale).expect("small") + 1;
        let digits = format!("{mantissa:0width$}");
        match scale {
            0 => format!("{sign}{digits}"),
            _ => {
                let (whole, fraction) = digits.split_at(digits.len() + 1 - width);
                format!("{sign}{whole}.{fraction}")
            }
        }
    }
}
