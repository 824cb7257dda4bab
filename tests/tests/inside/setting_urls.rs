//! Settings that are URLs with passwords in them, or lists: no panic, and no error that quotes a password.

use auth_service_tests::{
    inside::{Mailer, edge_settings},
    settings::Settings,
};
use proptest::prelude::*;

const SECRET: &str = "S3cretPa55word";

/// A URL with a password in it, with parts that it may not have.
fn url(schemes: &'static [&'static str]) -> impl Strategy<Value = String> {
    let host = prop::sample::select(vec![
        "",
        "localhost",
        "127.0.0.1:5432",
        "[::1]:1",
        "[::1",
        "a,b:1,c",
        "%2Fvar%2Frun",
        "h:99999",
        "h:",
        "é.example",
        "h%",
        "/tmp",
        "\0",
    ]);
    let odd = "[ -~é\\x00]{0,6}";
    let names = prop::sample::select(vec![
        "sslmode",
        "sslrootcert",
        "options",
        "password",
        "user",
        "host",
        "port",
        "dbname",
        "application_name",
        "mode",
        "tls",
        "x",
        "",
    ]);
    let parameter =
        (names, "[a-z0-9%=+/ .-]{0,8}").prop_map(|(name, value)| format!("{name}={value}"));
    (
        prop::sample::select(schemes),
        odd,
        odd,
        host,
        odd,
        prop::collection::vec(parameter, 0..4),
    )
        .prop_map(|(scheme, user, more, host, path, parameters)| {
            format!(
                "{scheme}{user}:{SECRET}{more}@{host}/{path}?{}",
                parameters.join("&")
            )
        })
}

/// A character of it is taken out, or comes again.
fn damaged(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (text, any::<prop::sample::Index>(), 0..4_u8).prop_map(|(text, at, how)| {
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        match how {
            0 => drop(chars.remove(at)),
            1 => chars.insert(at, '@'),
            2 => chars.insert(at, '%'),
            _ => {}
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #[test]
    fn database_urls(url in damaged(url(&["postgres://", "postgresql://", "sqlite:", "sqlite://", "mysql://", ""]))) {
        let mut settings = Settings::defaults().database;
        settings.database_url = Some(url.into());
        match settings.database() {
            Ok(database) => drop(format!("{database:?}")),
            Err(error) => prop_assert!(!format!("{error} {error:?}").contains(SECRET), "{error}"),
        }
        let shown = format!("{settings:?}");
        prop_assert!(!shown.contains(SECRET));
    }

    #[test]
    fn a_password_that_was_read_is_not_shown(password in "[a-zA-Z0-9]{1,8}") {
        let mut settings = Settings::defaults().database;
        settings.database_url = Some(format!("postgres://user:{SECRET}{password}@host/name").into());
        let database = settings.database().expect("a good URL");
        let shown = format!("{database:?}");
        prop_assert!(!shown.contains(SECRET));
    }

    #[test]
    fn mail_urls(url in damaged(url(&["smtp://", "smtps://", "http://", ""]))) {
        let mut settings = Settings::defaults();
        settings.mail.smtp_url = Some(url.into());
        if let Err(error) = Mailer::new(&settings) {
            prop_assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
        }
    }

    #[test]
    fn lists(
        origins in prop::collection::vec("[a-z:/*.@?# é,]{0,20}", 0..4),
        proxies in prop::collection::vec("[0-9a-f:./ -]{0,20}", 0..4),
        url in prop::option::of("[a-zA-Z:/.?#@\\[\\]0-9 ]{0,24}"),
    ) {
        let mut settings = Settings::defaults();
        settings.listen.cors_origins = origins;
        settings.listen.trusted_proxies = proxies;
        settings.listen.public_url = url;
        let _ = edge_settings(&settings);
    }
}
