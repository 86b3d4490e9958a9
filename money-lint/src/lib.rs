#![doc = include_str!("../README.md")]

mod config;
mod engine;
mod error;
mod evidence;
mod facts;
mod finding;
mod parallel;
mod report;
mod rules;
mod source;
mod suppress;
mod world;

pub use engine::{Options, check};
pub use error::Error;
pub use finding::{Confidence, Finding, Position, Severity, Tier};
pub use report::{NotRead, Report, Stats};
pub use rules::{RuleInfo, rules};
