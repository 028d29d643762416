#![allow(missing_docs, clippy::unwrap_used)]
#[test]
fn t() {
    let f = std::env::var("F").unwrap();
    let b = std::fs::read(&f).unwrap();
    let t = String::from_utf8_lossy(&b);
    macro_rules! go {
        ($m:ident) => {
            if f.contains(stringify!($m)) {
                let d = argument_map::format::$m::read(&t).unwrap();
                println!("{:#?}", d.diagnostics);
                let w = argument_map::format::$m::write(&d.map).text;
                println!("{w}");
                println!("{}", serde_json::to_string(&d.map).unwrap());
                match argument_map::format::$m::read(&w) {
                    Ok(e) => println!("{}", serde_json::to_string(&e.map).unwrap()),
                    Err(e) => println!("{e}"),
                }
            }
        };
    }
    go!(microtexts);
    go!(carneades);
    go!(aif);
    go!(sadface);
    go!(kialo);
    go!(argdown);
}
