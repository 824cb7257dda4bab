/// Why a mail was not sent. The message contains neither an address nor the server's reply, which may quote one.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Final for this mail.
    #[error("{0}")]
    Permanent(String),
    /// This mail may be accepted later.
    #[error("{0}")]
    Temporary(String),
    /// Affects every mail, whoever it is for.
    #[error("{0}")]
    Unavailable(String),
}
