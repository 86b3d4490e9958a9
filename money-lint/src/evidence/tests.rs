//! What is judged money, and what is not.

use super::{ExtraWords, Group, Kind, Role, Subject, Verdict, Vocabulary, judge};

fn judged(subject: &Subject<'_>) -> Verdict {
    judge(&Vocabulary::new(&ExtraWords::default()), subject, true).verdict()
}

fn kind(name: &str) -> Kind {
    judged(&Subject { name, ..Subject::default() }).kind
}

fn field(owner: &str, name: &str, siblings: &[&str]) -> Kind {
    let words = Vocabulary::new(&ExtraWords::default());
    let group = Group::new(&words, siblings.iter().map(|name| (*name, None)));
    let (owner, group) = (Some(owner), Some(&group));
    judged(&Subject { name, owner, group, role: Role::Member, ..Subject::default() }).kind
}

fn function(name: &str) -> Kind {
    judged(&Subject { name, role: Role::Function, ..Subject::default() }).kind
}

#[test]
fn the_head_of_a_name_decides() {
    for name in ["price", "unitPrice", "total_fee", "cost_usd", "salary_per_month", "PRICE_MAX"] {
        assert_eq!(kind(name), Kind::Money, "{name}");
    }
    for name in ["fee_rate", "price_ratio", "discount_percent", "maker_fee_rate", "usd_rate"] {
        assert_eq!(kind(name), Kind::Rate, "{name}");
    }
    for name in ["price_count", "avg_price_mins", "fee_id", "price_change", "cash_volume"] {
        assert_eq!(kind(name), Kind::NotMoney, "{name}");
    }
    for name in ["amount", "balance", "cost", "total", "price_map", "x", ""] {
        assert_eq!(kind(name), Kind::Unknown, "{name}");
    }
}

#[test]
fn functions_are_judged_by_what_they_return() {
    for name in ["get_price", "calculate_fee", "to_dollars", "price_to_f64", "price_for"] {
        assert_eq!(function(name), Kind::Money, "{name}");
    }
    for name in ["price_to_tick", "fee_rate", "price_index"] {
        assert_ne!(function(name), Kind::Money, "{name}");
    }
}

#[test]
fn context_decides_what_a_name_leaves_open() {
    assert_eq!(field("Account", "balance", &["id"]), Kind::Money);
    assert_eq!(field("Quote", "amount", &["currency"]), Kind::Money);
    assert_eq!(field("Invoice", "total", &[]), Kind::Money);
    assert_eq!(field("Line", "cost", &["price", "sku"]), Kind::Money);
    assert_ne!(field("Pool", "balance", &["servers", "load"]), Kind::Money);
    assert_eq!(field("Optimizer", "cost", &["iterations"]), Kind::NotMoney);
    assert_ne!(field("Tuner", "cents", &["pitch", "octave"]), Kind::Money);
    assert_eq!(field("Thing", "amount", &["name"]), Kind::Unknown);
}

#[test]
fn a_verdict_says_why() {
    let words = Vocabulary::new(&ExtraWords::default());
    let group = Group::new(&words, [("currency", None)].into_iter());
    let (owner, group) = (Some("Transfer"), Some(&group));
    let verdict = judged(&Subject { name: "amount", owner, group, ..Subject::default() });
    let expected =
        ["`amount` in `amount`", "it belongs to `Transfer`", "its neighbour is `currency`"];
    assert_eq!(verdict.reasons, expected);
}
