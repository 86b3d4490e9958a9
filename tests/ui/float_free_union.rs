use money::FloatFree;

#[derive(FloatFree)]
union Bits {
    whole: u32,
}

fn main() {
    fn need<T: FloatFree>() {}
    need::<Bits>();
}
