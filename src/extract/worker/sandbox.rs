//! What the kernel can take from a worker: the file system, the network, other programs.
//!
//! Limits bound what a hostile file can use; this bounds what it could do if it ever took
//! over the code that reads it. Landlock refuses every path; seccomp refuses the system
//! calls that open, connect or execute. Neither is required: kernels and containers
//! without them exist, and the parent is told which were active.

use serde::{Deserialize, Serialize};

/// Which guards a worker has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sandbox {
    /// Memory, open files, file size and core dumps are limited.
    pub limits: Guard,
    /// No path can be opened (Landlock).
    pub files: Guard,
    /// No socket can be made and no program started (seccomp).
    pub calls: Guard,
}

impl Sandbox {
    /// No guard at all.
    pub(in crate::extract) const NONE: Self =
        Self { limits: Guard::Missing, files: Guard::Missing, calls: Guard::Missing };
}

/// Whether a guard is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// It is.
    Active,
    /// The system does not have it, or refused it.
    Missing,
}

/// Gives up every right that a worker does not need. Holds for this thread and those it
/// starts, so it comes before any other thread.
#[cfg(target_os = "linux")]
pub(super) fn enter(limits: Guard) -> Sandbox {
    linux::die_with_parent();
    Sandbox { limits, files: linux::refuse_paths(), calls: linux::refuse_calls() }
}

/// Other systems have nothing that can be used without unsafe code.
#[cfg(not(target_os = "linux"))]
pub(super) fn enter(limits: Guard) -> Sandbox {
    Sandbox { limits, files: Guard::Missing, calls: Guard::Missing }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;

    use landlock::{ABI, Access, AccessFs, Ruleset, RulesetAttr, RulesetStatus};
    use rustix::process::{
        DumpableBehavior, Signal, set_dumpable_behavior, set_parent_process_death_signal,
    };
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    use super::Guard;

    /// No worker outlives the thread that started it, none can be dumped or traced by its
    /// equals, none can gain rights. A kernel that refuses one of these is older than
    /// Rust supports, so the answers tell nothing.
    pub(super) fn die_with_parent() {
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
        let _ = rustix::thread::set_no_new_privs(true);
    }

    /// Handles every kind of access and allows none.
    pub(super) fn refuse_paths() -> Guard {
        let restricted = Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V6))
            .and_then(Ruleset::create)
            .and_then(landlock::RulesetCreated::restrict_self);
        match restricted {
            Ok(status) if status.ruleset != RulesetStatus::NotEnforced => Guard::Active,
            _ => Guard::Missing,
        }
    }

    /// Refuses system calls with "not permitted" instead of killing, so that a library
    /// that probes for something goes on without it.
    pub(super) fn refuse_calls() -> Guard {
        filter().map_or(Guard::Missing, |program| {
            match seccompiler::apply_filter(&program) {
                Ok(()) => Guard::Active,
                Err(_) => Guard::Missing,
            }
        })
    }

    fn filter() -> Option<BpfProgram> {
        let refused: BTreeMap<_, _> =
            REFUSED.iter().chain(REFUSED_OLD).map(|&call| (call, Vec::new())).collect();
        let refusal = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let architecture = std::env::consts::ARCH.try_into().ok()?;
        SeccompFilter::new(refused, SeccompAction::Allow, refusal, architecture)
            .ok()?
            .try_into()
            .ok()
    }

    const REFUSED: &[i64] = &[
        // other machines and other processes
        libc::SYS_socket,
        libc::SYS_socketpair,
        libc::SYS_connect,
        libc::SYS_bind,
        libc::SYS_listen,
        libc::SYS_accept,
        libc::SYS_accept4,
        libc::SYS_execve,
        libc::SYS_execveat,
        libc::SYS_kill,
        libc::SYS_ptrace,
        libc::SYS_process_vm_readv,
        libc::SYS_process_vm_writev,
        libc::SYS_pidfd_open,
        libc::SYS_shmget,
        libc::SYS_shmat,
        libc::SYS_msgget,
        // files
        libc::SYS_openat,
        libc::SYS_openat2,
        libc::SYS_open_by_handle_at,
        libc::SYS_unlinkat,
        libc::SYS_renameat2,
        libc::SYS_linkat,
        libc::SYS_symlinkat,
        libc::SYS_mkdirat,
        libc::SYS_mknodat,
        libc::SYS_fchmodat,
        libc::SYS_fchownat,
        libc::SYS_truncate,
        libc::SYS_memfd_create,
        libc::SYS_mount,
        libc::SYS_chroot,
        // doors past this filter, and parts of the kernel that reading has no use for
        libc::SYS_io_uring_setup,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_userfaultfd,
        libc::SYS_add_key,
        libc::SYS_request_key,
        libc::SYS_keyctl,
        libc::SYS_unshare,
        libc::SYS_setns,
    ];

    /// Calls that newer architectures never had.
    #[cfg(target_arch = "x86_64")]
    const REFUSED_OLD: &[i64] = &[
        libc::SYS_open,
        libc::SYS_creat,
        libc::SYS_unlink,
        libc::SYS_rename,
        libc::SYS_renameat,
        libc::SYS_link,
        libc::SYS_symlink,
        libc::SYS_mkdir,
        libc::SYS_rmdir,
        libc::SYS_mknod,
        libc::SYS_chmod,
        libc::SYS_chown,
        libc::SYS_fork,
        libc::SYS_vfork,
    ];
    #[cfg(not(target_arch = "x86_64"))]
    const REFUSED_OLD: &[i64] = &[];
}
