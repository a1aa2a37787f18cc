//! The command line.

mod case;
mod coded;

pub use case::{AddPerson, At, Case, CorrectEntry, Of, Receive, TakeStep};

use self::coded::coded;
use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use complaints::year::YearStep;
use jiff::civil::Date;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Complaints, representations and compliments about children's services, from first contact to annual report.
#[derive(Debug, Parser)]
#[command(
    name = "heard",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub struct Arguments {
    /// The database: `sqlite:PATH` or `postgres://USER@HOST/NAME`. [default: `sqlite:heard.db`]
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "HEARD_DATABASE",
        hide_env_values = true
    )]
    pub database: Option<String>,
    /// Whether the database was named on the command line itself, and not by the environment.
    #[arg(skip)]
    pub database_typed: bool,
    /// The authority, where the database holds more than one.
    #[arg(long, global = true, value_name = "NAME", env = "HEARD_AUTHORITY")]
    pub authority: Option<String>,
    /// The council's own lists (teams, themes, areas, reasons): values that are not on them are pointed out.
    #[arg(long, global = true, value_name = "FILE")]
    pub council: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show Heard at work with the fictional council Northmere, in `heard-demo.db` or where `--database` says.
    Demo(Demo),
    /// Bring in a file of case records.
    Import(Import),
    /// Write every case back as case records.
    Export {
        /// The file to write; without it, to standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print a report's tables.
    Report(Report),
    /// Say why each case is in a figure, or why one is not.
    Explain(Explain),
    /// List cases, by due date unless asked otherwise.
    Cases(Cases),
    /// Look at one case, or record what happened to it.
    Case {
        /// What to do with it.
        #[command(subcommand)]
        what: Case,
    },
    /// Serve the pages to browsers.
    Serve(Serve),
    /// Keep the accounts with which people sign in.
    User {
        /// What to do with them.
        #[command(subcommand)]
        what: User,
    },
    /// Print every clock, step, guard and setting with its source and standing, for a council's lawyer to read.
    Law {
        /// Only what nobody has confirmed or signed off.
        #[arg(long)]
        unsigned: bool,
    },
    /// List what was promised and is still to be done, and the same failure that came again after it was mended.
    Promises {
        /// Only what is late.
        #[arg(long)]
        late: bool,
        /// What was carried over this year's end instead: agreed by then, and settled later or not at all.
        #[arg(long, value_name = "DATE", value_parser = day)]
        carried_over: Option<Date>,
    },
    /// Say what the council owes for a year that is over, by when and how far it is; or record a step of it.
    Year {
        /// The year in which it ended on 31 March. [default: the last]
        #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(2007..2100))]
        ended: Option<i16>,
        /// Record that this was done.
        #[arg(long, value_name = "STEP", group = "done")]
        record: Option<YearStep>,
        /// Correct what was recorded of this; what stood there stays in the history.
        #[arg(
            long,
            value_name = "STEP",
            group = "done",
            conflicts_with = "record",
            requires = "on"
        )]
        correct: Option<YearStep>,
        /// The day on which it was done. [default: today]
        #[arg(long, value_name = "DATE", value_parser = day, requires = "done")]
        on: Option<Date>,
        /// What it points to: a meeting, an address.
        #[arg(long = "ref", value_name = "TEXT", requires = "done")]
        refers_to: Option<String>,
    },
    /// List every clock that was or is late, and whose days that was.
    Delays {
        /// Only clocks of that name: ST-10.
        #[arg(long, value_name = "ID")]
        clock: Option<String>,
    },
    /// Say which dates another council file would move. Nothing is changed.
    Redate {
        /// The council file as it is to be: choices, bank holidays.
        file: PathBuf,
    },
    /// Count working days.
    Workdays {
        /// What to count.
        #[command(subcommand)]
        what: Workdays,
    },
    /// Check the whole register: hash chains, and every row against the history.
    Verify {
        /// A checkpoint written earlier: says too which case is missing or was rewritten since.
        #[arg(long, value_name = "FILE")]
        against: Option<PathBuf>,
    },
    /// Give the council of the register its name, which the pages and what is printed bear. Its cases stay as they are.
    Name {
        /// The name: “Northmere Council”.
        name: String,
    },
    /// Make every row of lists, search and figures anew from the history.
    Rebuild,
    /// Write a checkpoint: the head of every case's history, to keep outside the database.
    Checkpoint {
        /// The file to write; without it, to standard output.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Bring a database of an older version to this one.
    Migrate,
    /// Who looked at what, newest first.
    Looks {
        /// Only looks at the case with this reference.
        reference: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        most: u32,
    },
}

/// Bring in a file of case records.
#[derive(Debug, Args)]
pub struct Import {
    /// The file: one JSON object a line. `-` reads standard input.
    pub file: PathBuf,
    /// Check the whole file and store nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Store the good lines of a file that has wrong ones.
    #[arg(long)]
    pub good_lines: bool,
    /// Store each line by itself, as it comes, and say so when it is safe: for a feed that must not wait.
    #[arg(long, conflicts_with_all = ["dry_run", "good_lines"])]
    pub line_by_line: bool,
    /// Write the checkpoint to this file.
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
}

/// The period of a report, and the day as of which it is known.
#[derive(Debug, Args)]
pub struct Span {
    /// First day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Date,
    /// Last day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Date,
    /// As it was known at the end of this day. [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_at: Option<Date>,
}

/// Print a report's tables.
#[derive(Debug, Args)]
pub struct Report {
    /// A definition: a name in `reports/`, or a file.
    pub definition: String,
    /// The period.
    #[command(flatten)]
    pub span: Span,
    /// Leave out the references of the cases behind each figure.
    #[arg(long)]
    pub without_cases: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write into this folder instead of to standard output.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

/// How to print a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// For a program: every figure by table, row and column.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// Say why each case is in a figure, or why one is not.
#[derive(Debug, Args)]
pub struct Explain {
    /// A definition: a name in `reports/`, or a file.
    pub definition: String,
    /// The table's number.
    pub table: String,
    /// The row's label.
    pub row: String,
    /// The column's label.
    pub column: String,
    /// Only this case: why it is in the figure, or why it is not.
    pub case: Option<String>,
    /// The period.
    #[command(flatten)]
    pub span: Span,
}

/// List cases, by due date unless asked otherwise.
#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct Cases {
    /// Only those in which something is still to be done: open ones, and answered ones that still owe something.
    #[arg(long)]
    pub open: bool,
    /// Only those that are late.
    #[arg(long)]
    pub late: bool,
    /// Only cases in which a step or a promise is past its day, whether the case is late or not.
    #[arg(long)]
    pub owed: bool,
    /// Only this kind: complaint, compliment, `member_enquiry` and so on.
    #[arg(long, value_name = "KIND", value_parser = coded::<complaints::codes::Kind>())]
    pub kind: Vec<complaints::codes::Kind>,
    /// Only this procedure: `children_act`, corporate and so on.
    #[arg(long, value_name = "PROCEDURE", value_parser = coded::<complaints::codes::Procedure>())]
    pub procedure: Vec<complaints::codes::Procedure>,
    /// Only this status: stage1, stage2, withdrawn and so on.
    #[arg(long, value_name = "STATUS", value_parser = coded::<complaints::status::Status>())]
    pub status: Vec<complaints::status::Status>,
    /// Only cases that involve this team.
    #[arg(long, value_name = "TEAM")]
    pub team: Vec<String>,
    /// Only cases of this service area.
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
    /// Only cases received on or after this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub received_from: Option<Date>,
    /// Only cases received on or before this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub received_to: Option<Date>,
    /// Only cases that the officer with this account keeps, or that nobody does.
    #[arg(long, value_name = "ACCOUNT|nobody")]
    pub kept_by: Option<String>,
    /// Only cases found by these words: words, "a phrase", -not.
    #[arg(long, value_name = "WORDS")]
    pub search: Option<String>,
    /// In which order: due (the earliest first), received (the newest first) or reference.
    #[arg(long, value_name = "ORDER", default_value = "due")]
    pub order: casework::ports::Order,
    /// At most so many.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub most: u32,
    /// For a program instead of a person.
    #[arg(long)]
    pub json: bool,
}

/// Serve the pages to browsers.
#[derive(Debug, Args)]
pub struct Serve {
    /// The address and port to listen on.
    #[arg(long, env = "HEARD_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// The address by which browsers come, such as <https://complaints.northmere.example>; with https, cookies are never
    /// sent without it.
    #[arg(long, env = "HEARD_ADDRESS", value_name = "URL")]
    pub address: Option<String>,
}

/// See Heard at work with the fictional council Northmere, which is made anew at every run: in `heard-demo.db`, or where
/// `--database` says.
#[derive(Debug, Args)]
pub struct Demo {
    /// Show it in the terminal only, and serve no pages.
    #[arg(long)]
    pub terminal: bool,
    /// The address and port to listen on.
    #[arg(long, env = "HEARD_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
}

/// Keep the accounts with which people sign in.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account. Its password is asked for, or read from standard input as one line.
    Add {
        /// What its owner types to sign in: an e-mail address will do. It is never given to anybody else.
        sign_in_name: String,
        /// The name that others read.
        #[arg(long, value_name = "NAME")]
        name: String,
        /// What its owner is: `complaints_team`, `team_manager`, `head_of_service`, director or administrator.
        #[arg(long, value_name = "ROLE")]
        role: complaints::access::ViewerRole,
        /// A team that a team manager answers for; may be given several times.
        #[arg(long, value_name = "TEAM")]
        team: Vec<String>,
    },
    /// List every account, open and closed.
    List,
    /// Set a new password and sign its owner out everywhere.
    Password {
        /// The account.
        sign_in_name: String,
    },
    /// Change the role and the teams of an account and sign its owner out everywhere.
    Role {
        /// The account.
        sign_in_name: String,
        /// What its owner is from now on: `complaints_team`, `team_manager`, `head_of_service`, director or administrator.
        role: complaints::access::ViewerRole,
        /// A team that a team manager answers for; may be given several times. Those that are not named go.
        #[arg(long, value_name = "TEAM")]
        team: Vec<String>,
    },
    /// Close an account for good and sign its owner out everywhere.
    Close {
        /// The account.
        sign_in_name: String,
        /// The account that takes the cases that this one keeps, and the restricted ones that nobody else of the complaints
        /// team sees.
        #[arg(long, value_name = "SIGN_IN_NAME")]
        cases_to: Option<String>,
    },
}

/// Count working days.
#[derive(Debug, Subcommand)]
pub enum Workdays {
    /// The day so many working days after a day, or before it for a number below nought.
    #[command(allow_negative_numbers = true)]
    Add {
        /// The day that starts the count: day 0.
        #[arg(value_parser = day)]
        date: Date,
        /// How many working days.
        days: i32,
        /// Say of each day whether it counted.
        #[arg(long)]
        explain: bool,
    },
    /// How many working days from one day to another.
    Between {
        /// The day that starts the count: day 0.
        #[arg(value_parser = day)]
        from: Date,
        /// The last day.
        #[arg(value_parser = day)]
        to: Date,
    },
}

/// A day of the command line.
fn day(text: &str) -> Result<Date, &'static str> {
    text.parse()
        .map_err(|_| "this is not a date; write one that exists, as 2024-04-30")
}

fn time(text: &str) -> Result<jiff::civil::Time, &'static str> {
    jiff::civil::Time::strptime("%H:%M", text)
        .map_err(|_| "this is not a time of day; write hour and minute, as 17:30")
}

/// Reads the command line. Wrong ones end the program with a message and code 2.
pub fn read() -> Arguments {
    let matches = Arguments::command().get_matches();
    let typed = matches.value_source("database") == Some(ValueSource::CommandLine);
    match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => Arguments {
            database_typed: typed,
            ..arguments
        },
        Err(error) => error.exit(),
    }
}
