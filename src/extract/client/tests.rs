//! Workers that die in every way, and files that must not notice.
//!
//! The worker of these tests is the test program itself, asked to run one ignored test
//! that serves on standard input.

use std::io::Write;

use super::*;
use crate::extract::extract_bytes;

/// The other side of every test here.
#[test]
#[ignore = "the worker that the tests beside it start"]
fn serve_on_standard_input() {
    crate::extract::worker::serve();
}

fn workers() -> Workers {
    let limits = Limits {
        silence: Duration::from_millis(700),
        total: Duration::from_secs(20),
        large_memory: 3 << 30,
        ..Limits::default()
    };
    let program = std::env::current_exe().expect("a test program");
    let name = "extract::client::tests::serve_on_standard_input";
    let mut workers = Workers::with_limits(program, limits);
    workers.arguments =
        [name, "--exact", "--ignored", "--nocapture"].map(OsString::from).to_vec();
    workers
}

fn file(content: &[u8]) -> File {
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(content).expect("room for a few bytes");
    file
}

fn read(workers: &Workers, content: &[u8]) -> Extracted {
    workers.read_file(&file(content), "a.txt", Options::default()).expect("a worker")
}

fn ending(content: &[u8]) -> (Status, String) {
    let workers = workers();
    let extracted = read(&workers, content);
    let good = read(&workers, b"The next file.");
    assert_eq!(good.pages[0].lines[0].text, "The next file.");
    (extracted.status, extracted.detail.unwrap_or_default())
}

#[test]
fn a_file_is_read_by_a_worker_as_in_process() {
    let text = "4.1 The visit.\n\n  Page two.\u{C}Café\u{AD}\n".repeat(700);
    let options = Options::default();
    let here = extract_bytes(text.as_bytes(), "a.txt", options, &mut |_| {});
    assert_eq!(read(&workers(), text.as_bytes()), here);
}

#[test]
fn a_worker_that_aborts_is_named() {
    let (status, detail) = ending(b"%rehearse abort");
    assert_eq!(
        (status, detail.as_str()),
        (Status::Crashed, "the worker died of signal 6")
    );
}

#[test]
fn a_stack_that_overflows_is_named() {
    let (status, detail) = ending(b"%rehearse overflow");
    assert_eq!(
        (status, detail.as_str()),
        (Status::Crashed, "the worker's stack overflowed")
    );
}

#[test]
fn a_file_that_needs_more_memory_gets_it_once() {
    let (status, detail) = ending(b"%rehearse memory");
    assert_eq!((status, detail), (Status::Ok, String::new()));
}

#[test]
fn memory_has_an_end() {
    let mut workers = workers();
    workers.limits.large_memory = 3 << 29;
    let extracted = read(&workers, b"%rehearse memory");
    assert_eq!(extracted.status, Status::Limit);
    let detail = extracted.detail.unwrap_or_default();
    assert_eq!(detail, "reading it needs more than 1536 MiB of memory");
}

#[test]
fn a_worker_that_hangs_is_ended() {
    let start = std::time::Instant::now();
    let (status, detail) = ending(b"%rehearse hang");
    assert_eq!((status, detail.as_str()), (Status::Timeout, "no progress for 0 s"));
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_worker_that_lies_is_not_believed() {
    for lie in [&b"%rehearse garbage"[..], b"%rehearse huge"] {
        let (status, detail) = ending(lie);
        assert_eq!(status, Status::Crashed);
        assert_eq!(detail, "the worker sent a frame that is no frame");
    }
}

#[test]
fn half_an_answer_is_none() {
    assert_eq!(ending(b"%rehearse half").0, Status::Crashed);
}

#[test]
fn a_worker_that_leaves_is_named() {
    let (status, detail) = ending(b"%rehearse exit");
    assert_eq!(status, Status::Crashed);
    assert_eq!(detail, "the worker ended without an answer (code 0)");
}

#[test]
fn a_panic_is_survived_and_named() {
    let (status, detail) = ending(b"%rehearse panic");
    assert_eq!(status, Status::Damaged);
    assert!(detail.contains("a rehearsed panic (rehearsal.rs:"), "{detail}");
}

#[test]
fn a_worker_that_ended_while_idle_costs_nothing() {
    let workers = workers();
    workers.sandbox().expect("a worker");
    for process in locked(&workers.idle).iter_mut() {
        process.kill();
    }
    assert_eq!(read(&workers, b"Fine.").status, Status::Ok);
}

#[test]
fn what_is_no_file_is_unreadable() {
    let extracted =
        workers().read(Path::new("/"), Options::default()).expect("an answer");
    assert_eq!(extracted.status, Status::Unreadable);
    assert_eq!(extracted.detail.as_deref(), Some("not a regular file"));
}

#[test]
fn a_program_that_is_no_worker_is_an_error() {
    let workers = Workers::new("/bin/true");
    assert!(matches!(workers.sandbox(), Err(Error::Mute { .. })));
    let workers = Workers::new("/nowhere/throughline");
    assert!(matches!(workers.sandbox(), Err(Error::Start { .. })));
}
