//! The forms for `#[serde(with = "…")]`, whose schemas have types of their own.

use super::Amount;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

/// What a form holds.
pub(super) struct Form {
    pub(super) name: Cow<'static, str>,
    pub(super) description: &'static str,
    pub(super) shape: Shape,
    /// Whether zero and below are refused. A pattern only says that there is no minus.
    pub(super) positive: bool,
}

pub(super) enum Shape {
    /// `{"amount":1234,"currency":"USD"}`, of one of these codes.
    Object(Vec<&'static str>),
    /// `1234`.
    Integer,
    /// `"USD 12.34"`, by this pattern.
    Text(Cow<'static, str>),
}

pub(super) const COUNT_IS: &str = "The amount in minor units";
const TEXT_IS: &str = "A currency and an amount in major units";

impl Form {
    pub(super) fn minor_units(amount: Amount) -> Self {
        let name = format!("{}_minor_units", amount.name).into();
        let (description, shape) = (amount.description, Shape::Object(amount.codes));
        Self { name, description, shape, positive: false }
    }

    pub(super) fn minor_units_only(amount: &Amount) -> Self {
        let name = format!("{}_minor_units_only", amount.name).into();
        Self { name, description: COUNT_IS, shape: Shape::Integer, positive: false }
    }

    pub(super) fn text(amount: &Amount) -> Self {
        let name = format!("{}_text", amount.name).into();
        let digits = amount.pattern.trim_start_matches('^');
        let pattern = format!("^({}) {digits}", amount.codes.join("|"));
        Self { name, description: TEXT_IS, shape: Shape::Text(pattern.into()), positive: false }
    }

    pub(super) fn above_zero(mut self) -> Self {
        self.name = format!("Positive_{}", self.name).into();
        if let Shape::Text(pattern) = &mut self.shape {
            *pattern = pattern.replacen("[+-]?", "[+]?", 1).into();
        }
        self.positive = true;
        self
    }
}

/// The types with their forms: generics, amount, form, and how it looks.
macro_rules! for_forms {
    ($implement:ident) => {
        $implement! {
            [C: $crate::StaticCurrency + $crate::MinorUnit] $crate::Money<C>,
                $crate::serde::MinorUnits, Form::minor_units(Amount::money::<C>());
            [] $crate::Money<$crate::AnyCurrency>,
                $crate::serde::MinorUnits, Form::minor_units(Amount::any_money());
            [C: $crate::StaticCurrency + $crate::MinorUnit] $crate::Money<C>,
                $crate::serde::MinorUnitsOnly, Form::minor_units_only(&Amount::money::<C>());
            [C: $crate::StaticCurrency + $crate::MinorUnit] $crate::Money<C>,
                $crate::serde::Text, Form::text(&Amount::money::<C>());
            [] $crate::Money<$crate::AnyCurrency>,
                $crate::serde::Text, Form::text(&Amount::any_money());
            [C: $crate::StaticCurrency] $crate::ExactMoney<C>,
                $crate::serde::Text, Form::text(&Amount::exact::<C>());
            [] $crate::ExactMoney<$crate::AnyCurrency>,
                $crate::serde::Text, Form::text(&Amount::any_exact());
        }
    };
}
pub(super) use for_forms;
