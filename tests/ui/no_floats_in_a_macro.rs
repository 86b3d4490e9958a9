use money::float_free;

#[float_free]
fn shown() {
    println!("{}", 0.5);
    assert!(vec![1.5].len() == 1);
}

fn main() {}
