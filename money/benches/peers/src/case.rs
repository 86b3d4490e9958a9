//! One workload of one peer, ready to run.

use num_rational::BigRational;
use std::hint::black_box;

/// How many answers of a case are compared with the reference's.
const CHECKED: usize = 256;

pub struct Case {
    pub workload: String,
    pub peer: &'static str,
    /// The size of the peer's type in bytes.
    pub size: usize,
    /// Operations of one run.
    pub operations: usize,
    pub run: Box<dyn FnMut()>,
    /// Answers to compare with the reference's.
    pub answers: Box<dyn Fn() -> Vec<BigRational>>,
}

/// What the cases of one peer have in common.
#[derive(Clone, Copy)]
pub struct Label {
    /// Stands before the workload's name.
    pub prefix: &'static str,
    pub peer: &'static str,
    pub size: usize,
}

impl Label {
    /// One operation for each item.
    pub fn each<T: 'static, R: 'static>(
        self,
        workload: &str,
        items: &'static [T],
        op: impl Fn(&T) -> R + Copy + 'static,
        answer: impl Fn(R) -> Vec<BigRational> + 'static,
    ) -> Case {
        let run = move || {
            for item in items {
                black_box(&op(black_box(item)));
            }
        };
        let answers =
            move || items.iter().take(CHECKED).flat_map(|item| answer(op(item))).collect();
        self.case(workload, items.len(), run, answers)
    }

    /// One operation for each pair.
    pub fn pairs<A: 'static, B: 'static, R: 'static>(
        self,
        workload: &str,
        left: &'static [A],
        right: &'static [B],
        op: impl Fn(&A, &B) -> R + Copy + 'static,
        answer: impl Fn(R) -> Vec<BigRational> + 'static,
    ) -> Case {
        let run = move || {
            for (a, b) in left.iter().zip(right) {
                black_box(&op(black_box(a), black_box(b)));
            }
        };
        let answers = move || {
            left.iter().zip(right).take(CHECKED).flat_map(|(a, b)| answer(op(a, b))).collect()
        };
        self.case(workload, left.len().min(right.len()), run, answers)
    }

    pub fn case(
        self,
        workload: &str,
        operations: usize,
        run: impl FnMut() + 'static,
        answers: impl Fn() -> Vec<BigRational> + 'static,
    ) -> Case {
        Case {
            workload: format!("{}{workload}", self.prefix),
            peer: self.peer,
            size: self.size,
            operations,
            run: Box::new(run),
            answers: Box::new(answers),
        }
    }
}

/// A truth, as an answer.
pub fn truth(is: bool) -> Vec<BigRational> {
    vec![BigRational::from_integer(u8::from(is).into())]
}
