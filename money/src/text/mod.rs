//! Amounts as text in other styles: `USD 1,234.56`, `1.234,56 EUR`, `(12.34)`, `-$0.50`.
//!
//! A [`Style`] says how amounts look, and is used both ways: [`Money::display`] writes in it, and
//! [`Style::read`] reads what is written in it, and nothing else. Neither rounds. What no style
//! names (separators above all) is refused: `1.234` is one and a bit, or a thousand and some, and
//! only the caller knows which.
//!
//! [`Money::display`]: crate::Money::display
//!
//! # Example
//!
//! ```
//! use money::text::Style;
//! use money::{Money, USD, usd};
//!
//! const STATEMENT: Style = Style::new().grouped(',', '.').accounting();
//!
//! let fee = usd!(-1234.50);
//! assert_eq!(fee.display(STATEMENT).to_string(), "USD (1,234.50)");
//! assert_eq!(STATEMENT.read::<Money<USD>>("USD (1,234.50)")?, fee);
//!
//! let error = STATEMENT.read::<Money<USD>>("USD 1,23.45").unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "`USD 1,23.45` is not an amount: a group of 2 digits at position 6, \
//!      expected groups of 3 digits",
//! );
//! # Ok::<(), money::Error>(())
//! ```

mod affix;
#[cfg(feature = "icu_2")]
mod locale;
mod marks;
mod read;
mod scan;
mod style;
mod write;

pub use read::Readable;
pub use style::Style;
pub use write::Styled;
