//! Checks that every refusal an operation can return has a status that the document lists for the operation. The
//! refusals of each operation are those of its own and of the checks that it shares with others.

use std::collections::BTreeSet;

use auth_api::*;

use super::*;

const CLIENT: [Refusal; 3] = [
    Refusal::ClientSecretRequired,
    Refusal::ClientInvalid,
    Refusal::ClientUserMissing,
];
const USER: [Refusal; 2] = [Refusal::UserNotActiveYet, Refusal::UserInactive];
const CODE: [Refusal; 4] = [
    Refusal::ClientInvalid,
    Refusal::InvalidCredentials,
    Refusal::CodeExpired,
    Refusal::UserVerificationFailed,
];
const BEARER: [Refusal; 3] = [
    Refusal::BearerMissing,
    Refusal::BearerExpired,
    Refusal::BearerRevoked,
];
const REFRESH_TOKEN: [Refusal; 3] = [
    Refusal::TokenMissing,
    Refusal::TokenExpired,
    Refusal::TokenInvalid,
];
const LINK: [Refusal; 3] = [
    Refusal::TokenExpired,
    Refusal::TokenInvalid,
    Refusal::LinkUsed,
];
const NEW_PASSWORD: [Refusal; 2] = [
    Refusal::PasswordInvalid(PasswordFault::TooShort { min_length: 8 }),
    Refusal::PasswordUnchanged,
];
const PAGE: [Refusal; 2] = [Refusal::CsrfCheckFailed, Refusal::NotConfigured];
const PROVIDER: [Refusal; 3] = [
    Refusal::NotConfigured,
    Refusal::ProviderFailed,
    Refusal::ProviderTimeout,
];
const LIMITED: Refusal = Refusal::TooManyAttempts {
    retry_after: Duration::from_secs(1),
};
/// Refusals that every operation can return.
const ANYWHERE: [Refusal; 2] = [Refusal::Unavailable, Refusal::Saturated];

/// Checks the refusals of an operation, and marks it as checked.
macro_rules! check {
    ($seen:ident, $id:literal, $response:ident $(, $refusals:expr)*) => {
        $seen.insert($id.to_owned());
        let refusals = [Vec::from(ANYWHERE) $(, Vec::from($refusals))*];
        for refusal in refusals.into_iter().flatten() {
            let case = format!("{}: {refusal:?}", $id);
            let refused = ErrorReply::from(refusal);
            let status = refused.status.as_u16();
            let response = $response::refuse(status, refused.body, refused.retry_after);
            assert!(response.is_some(), "{case}: the document does not list {status}");
        }
    };
}

mod later;
mod openid;
mod providers;

#[test]
fn every_refusal_of_an_operation_is_documented() {
    let mut seen = BTreeSet::new();

    check!(
        seen,
        "LoginController.login",
        LoginControllerLoginResponse,
        CLIENT,
        USER,
        [
            Refusal::InvalidCredentials,
            Refusal::CodeChallengeRequired,
            LIMITED
        ]
    );
    check!(
        seen,
        "LoginController.loginWithClientUser",
        LoginControllerLoginWithClientUserResponse,
        CLIENT,
        USER,
        [
            Refusal::InvalidCredentials,
            Refusal::UserVerificationFailed,
            LIMITED
        ]
    );
    check!(
        seen,
        "LoginController.getToken",
        LoginControllerGetTokenResponse,
        CODE,
        USER,
        CLIENT,
        [LIMITED]
    );
    check!(
        seen,
        "LoginController.exchangeToken",
        LoginControllerExchangeTokenResponse,
        REFRESH_TOKEN,
        BEARER,
        USER,
        CLIENT
    );
    check!(
        seen,
        "LoginController.me",
        LoginControllerMeResponse,
        BEARER
    );
    check!(
        seen,
        "LoginController.resetPassword",
        LoginControllerResetPasswordResponse,
        BEARER,
        REFRESH_TOKEN,
        NEW_PASSWORD,
        [
            Refusal::NotAllowedAccess,
            Refusal::IncorrectPassword,
            Refusal::FederatedUser,
            LIMITED
        ]
    );

    check!(
        seen,
        "LogoutController.logout",
        LogoutControllerLogoutResponse,
        BEARER,
        REFRESH_TOKEN
    );
    check!(
        seen,
        "LogoutController.keycloakLogout",
        LogoutControllerKeycloakLogoutResponse,
        BEARER,
        REFRESH_TOKEN
    );

    check!(
        seen,
        "OtpController.sendOtp",
        OtpControllerSendOtpResponse,
        CLIENT,
        [Refusal::CodeChallengeRequired, LIMITED]
    );
    check!(
        seen,
        "OtpController.verifyOtp",
        OtpControllerVerifyOtpResponse,
        CLIENT,
        USER,
        [Refusal::ChallengeMissing, Refusal::OtpInvalid, LIMITED]
    );
    check!(
        seen,
        "OtpController.checkQr",
        OtpControllerCheckQrResponse,
        CODE,
        USER,
        [Refusal::TokenInvalid]
    );
    check!(
        seen,
        "OtpController.createQr",
        OtpControllerCreateQrResponse,
        CODE,
        USER,
        [Refusal::NotAllowedAccess]
    );
    check!(
        seen,
        "OtpController.createRecoveryCodes",
        OtpControllerCreateRecoveryCodesResponse,
        CODE,
        USER,
        [Refusal::NotAllowedAccess]
    );

    check!(
        seen,
        "ForgetPasswordController.forgetPassword",
        ForgetPasswordControllerForgetPasswordResponse,
        [Refusal::ClientInvalid, LIMITED]
    );
    check!(
        seen,
        "ForgetPasswordController.verifyResetPasswordLink",
        ForgetPasswordControllerVerifyResetPasswordLinkResponse,
        LINK
    );
    check!(
        seen,
        "ForgetPasswordController.resetPassword",
        ForgetPasswordControllerResetPasswordResponse,
        [Refusal::ClientInvalid, Refusal::FederatedUser, LIMITED],
        LINK,
        NEW_PASSWORD
    );

    check!(
        seen,
        "SignupRequestController.requestSignup",
        SignupRequestControllerRequestSignupResponse,
        [
            Refusal::NotConfigured,
            Refusal::SignUpDataTooLarge,
            Refusal::AddressInvalid,
            LIMITED
        ]
    );
    check!(
        seen,
        "SignupRequestController.verifyInviteToken",
        SignupRequestControllerVerifyInviteTokenResponse,
        BEARER,
        LINK,
        [Refusal::NotConfigured]
    );
    check!(
        seen,
        "SignupRequestController.signupWithToken",
        SignupRequestControllerSignupWithTokenResponse,
        BEARER,
        LINK,
        NEW_PASSWORD,
        [
            Refusal::NotConfigured,
            Refusal::NotAllowedAccess,
            Refusal::UserExists
        ]
    );

    check!(
        seen,
        "SessionController.list",
        SessionControllerListResponse,
        BEARER
    );
    check!(
        seen,
        "SessionController.end",
        SessionControllerEndResponse,
        BEARER,
        [Refusal::SessionNotFound]
    );

    check!(
        seen,
        "WebController.context",
        WebControllerContextResponse,
        [Refusal::NotConfigured, Refusal::ClientInvalid]
    );
    check!(
        seen,
        "WebController.login",
        WebControllerLoginResponse,
        PAGE,
        CLIENT,
        USER,
        [
            Refusal::InvalidCredentials,
            Refusal::CodeChallengeRequired,
            LIMITED
        ]
    );
    check!(
        seen,
        "WebController.verifyOtp",
        WebControllerVerifyOtpResponse,
        PAGE,
        CLIENT,
        USER,
        [Refusal::ChallengeMissing, Refusal::OtpInvalid, LIMITED]
    );
    check!(
        seen,
        "WebController.createQr",
        WebControllerCreateQrResponse,
        PAGE,
        CODE,
        USER,
        [Refusal::NotAllowedAccess]
    );
    check!(
        seen,
        "WebController.start",
        WebControllerStartResponse,
        PAGE,
        CLIENT,
        PROVIDER,
        [
            Refusal::CodeChallengeRequired,
            Refusal::CodeExpired,
            LIMITED
        ]
    );
    check!(
        seen,
        "WebController.forgetPassword",
        WebControllerForgetPasswordResponse,
        PAGE,
        [Refusal::ClientInvalid, LIMITED]
    );
    check!(
        seen,
        "WebController.resetPassword",
        WebControllerResetPasswordResponse,
        PAGE,
        [Refusal::ClientInvalid, Refusal::FederatedUser],
        LINK,
        NEW_PASSWORD
    );

    check!(
        seen,
        "WebController.device",
        WebControllerDeviceResponse,
        PAGE,
        USER,
        CLIENT,
        [Refusal::BearerMissing, Refusal::InvalidCredentials, LIMITED]
    );
    check!(
        seen,
        "WebController.authorization",
        WebControllerAuthorizationResponse,
        [Refusal::NotConfigured, Refusal::CodeExpired]
    );
    check!(
        seen,
        "WebController.consent",
        WebControllerConsentResponse,
        PAGE,
        [Refusal::CodeExpired, Refusal::ClientInvalid]
    );
    check!(
        seen,
        "WebController.signOut",
        WebControllerSignOutResponse,
        PAGE
    );
    check!(
        seen,
        "ConsentController.list",
        ConsentControllerListResponse,
        BEARER
    );
    check!(
        seen,
        "ConsentController.withdraw",
        ConsentControllerWithdrawResponse,
        BEARER,
        [Refusal::SessionNotFound]
    );

    check!(
        seen,
        "DiscoveryController.configuration",
        DiscoveryControllerConfigurationResponse
    );
    check!(
        seen,
        "DiscoveryController.keys",
        DiscoveryControllerKeysResponse
    );
    check!(seen, "HealthController.live", HealthControllerLiveResponse);
    check!(
        seen,
        "HealthController.ready",
        HealthControllerReadyResponse
    );

    later::check_later_operations(&mut seen);
    openid::check_openid_operations(&mut seen);
    providers::check_logins(&mut seen);
    providers::check_other_operations(&mut seen);

    assert_eq!(seen, operations_of_the_router());
}

fn operations_of_the_router() -> BTreeSet<String> {
    let document: serde_json::Value =
        serde_json::from_str(crate::edge::contract::DOCUMENT).expect("the document is JSON");
    let items = document["paths"].as_object().expect("paths").values();
    items
        .flat_map(|item| item.as_object().expect("a path item"))
        .filter(|(method, _)| method.as_str() != "head")
        .filter(|(_, operation)| operation.get("x-answered-by").is_none())
        .filter_map(|(_, operation)| operation["operationId"].as_str().map(str::to_owned))
        .collect()
}
