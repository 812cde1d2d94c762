//! Each stage on one review of the corpus this project ships: `cargo bench --bench stages`.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use throughline::extract::{Options, extract_bytes};
use throughline::model::{Extracted, ReviewId};
use throughline::structure::structure;
use throughline::text::tokens;

fn source() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus/reviews/ormesdale-family-d.pdf");
    fs::read(path).expect("the review this project ships")
}

fn read(bytes: &[u8]) -> Extracted {
    extract_bytes(bytes, "review.pdf", Options::default(), &mut |_| {})
}

fn stages(criterion: &mut Criterion) {
    let bytes = source();
    let extracted = read(&bytes);
    let pages = extracted.pages.len() as u64;
    let mut group = criterion.benchmark_group("pages");
    group.throughput(Throughput::Elements(pages));
    group.bench_function("extract", |bench| bench.iter(|| read(black_box(&bytes))));
    let id = || ReviewId("review".to_owned());
    group.bench_function("structure", |bench| {
        bench.iter(|| structure(id(), black_box(&extracted)));
    });
    group.finish();
    let review = structure(id(), &extracted);
    let text: String =
        review.passages.iter().map(|passage| passage.text.as_str()).collect();
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group
        .bench_function("words", |bench| bench.iter(|| tokens(black_box(&text)).count()));
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
