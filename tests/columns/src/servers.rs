//! Servers that live as long as the tests: started on a folder and a socket of their own.

use crate::report;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// A server, reachable through a Unix socket.
#[derive(Debug)]
pub struct Server {
    /// The folder of the socket.
    pub folder: String,
    /// When this process ends, the pipe to the script closes, and the script stops the server.
    _script: Child,
}

/// A PostgreSQL server, if the machine has one.
pub fn postgres() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let script = include_str!("../servers/postgres.sh");
    SERVER.get_or_init(|| start("PostgreSQL", &["postgres", "nobody"], script)).as_ref()
}

/// A MariaDB server, if the machine has one.
pub fn mariadb() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let script = include_str!("../servers/mariadb.sh");
    SERVER.get_or_init(|| start("MariaDB", &["mysql", "nobody"], script)).as_ref()
}

/// Runs the script, which says `ready` and the folder, or `missing`.
fn start(name: &str, users: &[&str], script: &str) -> Option<Server> {
    let mut command = match account(users) {
        // The servers refuse to run as root.
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--", "sh", "-c", script]);
            command
        }
        None => {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        }
    };
    let command = command.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("a shell");
    let stdout = child.stdout.take().expect("a pipe");
    let line = BufReader::new(stdout).lines().next().and_then(Result::ok).unwrap_or_default();
    if let Some(folder) = line.strip_prefix("ready ") {
        return Some(Server { folder: folder.into(), _script: child });
    }
    let _ = child.wait();
    report(&format!(
        "\n*** SKIPPED: no {name} server on this machine, its tests did not run ({line})\n"
    ));
    assert!(std::env::var_os("MONEY_NEEDS_SERVERS").is_none(), "{name} was to be there");
    None
}

/// The account to run as when this is root.
fn account<'a>(users: &[&'a str]) -> Option<&'a str> {
    let run = |arguments: &[&str]| Command::new("id").args(arguments).output();
    let is_root = run(&["-u"]).is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let exists = |user: &&str| run(&["-u", user]).is_ok_and(|output| output.status.success());
    if is_root { users.iter().copied().find(exists) } else { None }
}
