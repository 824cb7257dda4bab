//! One-time codes and authenticators, as people and their apps use them.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};

use crate::{Answer, CLIENT_ID, CLIENT_SECRET, PASSWORD, World};

/// An app that has scanned a picture.
pub struct Authenticator(pub Totp);

impl Authenticator {
    /// From the `data:` picture of `POST /auth/create-qr-code`.
    pub fn scan(picture: &str) -> Self {
        let png = picture
            .strip_prefix("data:image/png;base64,")
            .expect("a data: picture");
        let png = STANDARD.decode(png).expect("base64");
        let picture = image::load_from_memory(&png).expect("a picture").to_luma8();
        let mut picture = rqrr::PreparedImage::prepare(picture);
        let codes = picture.detect_grids();
        let (_, uri) = codes
            .first()
            .expect("a QR code")
            .decode()
            .expect("its text");
        assert!(uri.starts_with("otpauth://totp/"), "{uri}");
        Self(Totp::from_url(uri).expect("an otpauth URI"))
    }

    /// From a secret typed in.
    pub fn of(base32: &str) -> Self {
        let secret = Secret::try_from_base32(base32).expect("base32");
        Self(Builder::new().with_secret(secret).build_noncompliant())
    }
}

impl World {
    /// What the app shows, `steps` of 30 seconds away from now.
    pub fn code_of(&self, app: &Authenticator, steps: i64) -> String {
        let time = self.domain.clock.now().timestamp() + 30 * steps;
        app.0.generate(time.try_into().expect("a time")).to_string()
    }

    pub async fn send_otp(&self, key: &str) -> Answer {
        let body = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "key": key});
        self.post("/auth/send-otp").json(body).send().await
    }

    pub async fn verify_otp(&self, key: &str, otp: &str) -> Answer {
        let body = json!({"key": key, "otp": otp});
        self.post("/auth/verify-otp").json(body).send().await
    }

    pub async fn check_qr(&self, code: &str) -> Answer {
        let call = self.get("/auth/check-qr-code");
        call.header("code", code)
            .header("clientId", CLIENT_ID)
            .send()
            .await
    }

    pub async fn create_qr(&self, code: &str) -> Answer {
        let body = json!({"code": code, "clientId": CLIENT_ID});
        self.post("/auth/create-qr-code").json(body).send().await
    }

    pub async fn recovery_codes(&self, code: &str) -> Answer {
        let body = json!({"code": code, "clientId": CLIENT_ID});
        self.post("/auth/create-recovery-codes")
            .json(body)
            .send()
            .await
    }

    /// A code by name and the usual password; pending when a factor is due.
    pub async fn login_code(&self, username: &str) -> String {
        self.login(username, PASSWORD).await.ok().field("code")
    }

    /// Gives somebody an authenticator, and answers it with the full code that this gave.
    pub async fn enrol(&self, username: &str) -> (Authenticator, String) {
        let code = self.login_code(username).await;
        let app = Authenticator::scan(&self.create_qr(&code).await.ok().field("qrCode"));
        let full = self.verify_otp(&code, &self.code_of(&app, 0)).await.ok();
        (app, full.field("code"))
    }

    /// A code that was mailed, by the purpose of `POST /auth/send-otp`.
    pub async fn mailed_code(&self, username: &str, address: &str) -> String {
        self.send_otp(username).await.ok();
        self.mail(address).await.code()
    }

    pub async fn forget_password(&self, username: &str) -> Answer {
        let body =
            json!({"username": username, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET});
        self.post("/auth/forget-password").json(body).send().await
    }

    pub async fn check_link(&self, token: &str) -> Answer {
        let path = format!("/auth/verify-reset-password-link?token={token}");
        self.get(&path).send().await
    }

    pub async fn reset_password(&self, token: &str, password: &str) -> Answer {
        let body = json!({
            "token": token, "password": password, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET,
        });
        self.patch("/auth/reset-password").json(body).send().await
    }

    pub async fn ask_to_sign_up(&self, email: &str) -> Answer {
        self.post("/auth/sign-up/create-token")
            .json(json!({"email": email}))
            .send()
            .await
    }

    pub async fn check_sign_up(&self, token: &str) -> Answer {
        self.get("/auth/sign-up/verify-token")
            .bearer(token)
            .send()
            .await
    }

    pub async fn sign_up(&self, token: &str, email: &str, password: &str) -> Answer {
        let body = json!({"email": email, "password": password});
        self.post("/auth/sign-up/create-user")
            .bearer(token)
            .json(body)
            .send()
            .await
    }
}
