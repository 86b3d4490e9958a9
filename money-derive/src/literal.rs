//! An exact number read from the source text of its literals.

use proc_macro2::{Literal, Span, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, Token};

/// A decimal as written: `mantissa / 10^scale`, without trailing zeros after the point.
pub(crate) struct Decimal {
    pub(crate) mantissa: u128,
    pub(crate) scale: u32,
    pub(crate) text: String,
    pub(crate) span: Span,
}

/// A signed decimal, or a fraction of two integers.
pub(crate) struct Number {
    pub(crate) negative: bool,
    pub(crate) value: Decimal,
    pub(crate) denominator: Option<Decimal>,
}

impl Number {
    /// The number as written.
    pub(crate) fn text(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        match &self.denominator {
            Some(denominator) => format!("{sign}{}/{}", self.value.text, denominator.text),
            None => format!("{sign}{}", self.value.text),
        }
    }

    pub(crate) fn span(&self) -> Span {
        let first = self.value.span;
        let last = self.denominator.as_ref().map(|denominator| denominator.span);
        last.and_then(|last| first.join(last)).unwrap_or(first)
    }
}

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let negative = parse_sign(input)?;
        let value: Decimal = input.parse()?;
        if !input.peek(Token![/]) {
            return Ok(Self { negative, value, denominator: None });
        }
        input.parse::<Token![/]>()?;
        let denominator: Decimal = input.parse()?;
        for part in [&value, &denominator] {
            if part.text.contains('.') {
                let message = format!("`{}` in a fraction, expected an integer", part.text);
                return Err(Error::new(part.span, message));
            }
        }
        if denominator.mantissa == 0 {
            return Err(Error::new(
                denominator.span,
                "zero denominator, expected any other integer",
            ));
        }
        Ok(Self { negative, value, denominator: Some(denominator) })
    }
}

/// Input that must end behind what is expected of it.
pub(crate) struct Complete<T>(pub(crate) T);

impl<T: Parse> Parse for Complete<T> {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let value = input.parse()?;
        match input.parse::<Option<TokenTree>>()? {
            None => Ok(Self(value)),
            Some(extra) => {
                Err(Error::new(extra.span(), format!("unexpected `{extra}`, expected the end")))
            }
        }
    }
}

/// Takes an optional sign; true for minus.
fn parse_sign(input: ParseStream<'_>) -> Result<bool> {
    if input.peek(Token![+]) {
        input.parse::<Token![+]>()?;
        return Ok(false);
    }
    Ok(input.parse::<Option<Token![-]>>()?.is_some())
}

impl Parse for Decimal {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        match input.parse::<Option<TokenTree>>()? {
            Some(TokenTree::Literal(literal)) => Self::read(&literal),
            Some(TokenTree::Group(group)) if group.delimiter() == proc_macro2::Delimiter::None => {
                syn::parse2(group.stream())
            }
            Some(other) => Err(Error::new(other.span(), not_a_literal(&other))),
            None => Err(input.error("expected an exact literal such as `12.34`")),
        }
    }
}

fn not_a_literal(found: &TokenTree) -> String {
    let found = match found {
        TokenTree::Group(_) => "an expression".into(),
        other => format!("`{other}`"),
    };
    format!(
        "expected an exact literal such as `12.34`, found {found}: this macro reads source text; \
         for a value use `SafeNumber::new(…)`, `Money::from_minor(…)` or `\"…\".parse()`"
    )
}

impl Decimal {
    fn read(literal: &Literal) -> Result<Self> {
        let (text, span) = (literal.to_string(), literal.span());
        let fail = |problem: String| Err(Error::new(span, problem));
        let plain = text.replace('_', "");
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return fail(format!("{text} is no number, expected a literal such as `12.34`"));
        }
        let based = ["0x", "0b", "0o"].iter().any(|base| plain.starts_with(base));
        if !based && (plain.ends_with("f32") || plain.ends_with("f64")) {
            return fail(format!(
                "`{text}` asks for a binary float, which is not the decimal it is written as: \
                 write `{}`",
                text.trim_end_matches("f32").trim_end_matches("f64").trim_end_matches('_'),
            ));
        }
        let behind_digits = plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if !based && behind_digits.starts_with(['e', 'E']) {
            return fail(format!(
                "`{text}` has an exponent, which no exact literal has: write its digits"
            ));
        }
        if let Some(found) = plain.chars().find(|c| !matches!(c, '0'..='9' | '.')) {
            return fail(format!(
                "unexpected `{found}` in `{text}`, expected a plain decimal without base or \
                 suffix"
            ));
        }
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "0"));
        if fraction.is_empty() {
            return fail(format!("`{text}` ends with its point, write `{text}0`"));
        }
        let fraction = fraction.trim_end_matches('0');
        let Ok(mantissa) = format!("{whole}{fraction}").parse() else {
            return fail(too_large(&text));
        };
        let Ok(scale) = u32::try_from(fraction.len()) else {
            return fail(too_large(&text));
        };
        Ok(Self { mantissa, scale, text, span })
    }
}

/// The message for a number that no literal can hold.
pub(crate) fn too_large(text: &str) -> String {
    format!("`{text}` has too many digits for a literal: write `\"{text}\".parse::<SafeNumber>()`")
}
