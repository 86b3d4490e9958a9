use money::currency_set;

currency_set! {
    enum Empty {}
}

currency_set! {
    enum Gold { XAU }
}

currency_set! {
    enum Historic { DEM }
}

currency_set! {
    enum Twice {
        USD,
        Points { code: "PTS", minor_unit: 0 },
        Stars { code: "PTS", minor_unit: 0 },
    }
}

currency_set! {
    enum NoUnit {
        Points { code: "PTS" },
    }
}

fn main() {}
