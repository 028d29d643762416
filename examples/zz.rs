use std::io::Read;
fn main() {
    let mut args = std::env::args().skip(1);
    if let Some(mark) = args.next() {
        let mark = mark.replace("\\n", "\n").replace("\\r", "\r");
        for n in [2000, 4000, 8000, 16000] {
            let t = std::time::Instant::now();
            for text in [mark.repeat(n), format!("words {}", mark.repeat(n)), format!("(1) words\n-- {}", mark.repeat(n))] {
                let _ = argument_map::format::argdown::read(&text);
            }
            println!("{mark:?} {n} {:?}", t.elapsed());
            if t.elapsed().as_secs() > 4 { break; }
        }
        return;
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let t = std::time::Instant::now();
    let d = argument_map::format::argdown::read(&text).unwrap();
    eprintln!("{:?} {} diagnostics", t.elapsed(), d.diagnostics.len()); for _ in 0..4 { let t = std::time::Instant::now(); let d = argument_map::format::argdown::read(&text).unwrap(); eprint!("{:?} ", t.elapsed()); drop(d); }
}
