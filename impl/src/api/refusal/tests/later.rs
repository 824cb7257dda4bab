//! The operations of the Node service's later versions.

use std::collections::BTreeSet;

use auth_api::*;

use super::*;

pub(super) fn check_later_operations(seen: &mut BTreeSet<String>) {
    check!(
        seen,
        "LoginController.switchToken",
        LoginControllerSwitchTokenResponse,
        REFRESH_TOKEN,
        BEARER,
        USER,
        CLIENT
    );
    check!(
        seen,
        "LoginActivityController.find",
        LoginActivityControllerFindResponse,
        BEARER,
        [Refusal::NotAllowedAccess]
    );
    check!(
        seen,
        "LoginActivityController.count",
        LoginActivityControllerCountResponse,
        BEARER,
        [Refusal::NotAllowedAccess]
    );
    check!(
        seen,
        "LoginActivityController.findById",
        LoginActivityControllerFindByIdResponse,
        BEARER,
        [Refusal::NotAllowedAccess, Refusal::ActivityNotFound]
    );
    check!(
        seen,
        "LoginActivityController.getActiveUsers",
        LoginActivityControllerGetActiveUsersResponse,
        BEARER,
        [Refusal::NotAllowedAccess, Refusal::RangeTooLarge]
    );
    check!(
        seen,
        "LogoutController.googleLogout",
        LogoutControllerGoogleLogoutResponse,
        BEARER,
        REFRESH_TOKEN
    );
    check!(
        seen,
        "LogoutController.cognitoLogout",
        LogoutControllerCognitoLogoutResponse,
        BEARER,
        REFRESH_TOKEN
    );
    check!(
        seen,
        "IdentityServerController.getToken",
        IdentityServerControllerGetTokenResponse,
        CODE,
        USER,
        CLIENT,
        [LIMITED]
    );
    check!(
        seen,
        "IdentityServerController.me",
        IdentityServerControllerMeResponse,
        BEARER
    );
    check!(
        seen,
        "IdentityServerController.logout",
        IdentityServerControllerLogoutResponse,
        BEARER,
        REFRESH_TOKEN
    );
    check!(
        seen,
        "IdentityServerController.getKeys",
        IdentityServerControllerGetKeysResponse
    );
    check!(
        seen,
        "IdentityServerController.generateKeys",
        IdentityServerControllerGenerateKeysResponse,
        [Refusal::NotConfigured]
    );
    check!(
        seen,
        "IdentityServerController.rotateKeys",
        IdentityServerControllerRotateKeysResponse,
        [Refusal::NotConfigured]
    );
    check!(
        seen,
        "SamlLoginController.samlRedirectPost",
        SamlLoginControllerSamlRedirectPostResponse,
        PROVIDER,
        [Refusal::InvalidCredentials]
    );
}
