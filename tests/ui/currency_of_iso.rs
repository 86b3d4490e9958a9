use money::{currency, currency_set};

currency! {
    /// Not the krona.
    pub struct Sek { code: "SEK", minor_unit: 0 }
}

currency! {
    struct Ether { code: "ETH", minor_unit: 18, not_iso: "it is not" }
}

currency! {
    struct Tops { code: "TOP", minor_unit: 0, not_iso: " " }
}

currency_set! {
    enum Tender {
        Dollar { code: "USD", minor_unit: 2 },
    }
}

fn main() {}
