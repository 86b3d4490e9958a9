use money::{EUR, ExchangeRate, GBP, JPY, USD, num, usd};

fn main() {
    let dollars = ExchangeRate::<EUR, USD>::new(num!(1.0837)).unwrap();
    let yen = ExchangeRate::<GBP, JPY>::new(num!(190)).unwrap();
    let _ = dollars.convert(usd!(1));
    let _ = dollars.then(&yen);
    let _ = dollars.convert(5);
}
