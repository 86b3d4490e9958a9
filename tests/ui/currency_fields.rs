use money::currency;

currency! {
    struct NoCode { minor_unit: 2 }
}

currency! {
    struct Unknown { code: "UNK", digits: 2 }
}

currency! {
    struct Twice { code: "TWC", code: "TWC" }
}

currency! {
    struct TooFine { code: "FINE", minor_unit: 39 }
}

currency! {
    struct Negative { code: "NEG", minor_unit: -1 }
}

currency! {
    struct Spaced { code: "TWO WORDS", minor_unit: 2 }
}

currency! {
    struct Extra { code: "EXT", minor_unit: 2 }
    struct More { code: "MORE", minor_unit: 2 }
}

currency! {
    enum Tender { USD }
}

fn main() {}
