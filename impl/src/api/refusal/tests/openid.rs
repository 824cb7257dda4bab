//! The operations of the OpenID provider.

use super::*;

/// Checks that an operation whose errors have the form of RFC 6749 can be refused with each of these statuses.
macro_rules! check_statuses {
    ($seen:ident, $id:literal, $response:ident, $($status:literal),*) => {
        $seen.insert($id.to_owned());
        for status in [503, $($status),*] {
            let body = auth_api::models::OAuthError {
                error: auth_api::models::OAuthErrorCode::InvalidRequest,
                error_description: None,
            };
            let response = $response::refuse(status, body, 1, None);
            assert!(response.is_some(), "{}: the document does not list {status}", $id);
        }
    };
}

pub(super) fn check_openid_operations(seen: &mut BTreeSet<String>) {
    const UNTRUSTED: [Refusal; 2] = [Refusal::AuthorizationInvalid(""), Refusal::NotConfigured];
    check!(
        seen,
        "OauthController.authorize",
        OauthControllerAuthorizeResponse,
        UNTRUSTED
    );
    check!(
        seen,
        "OauthController.authorizeByPost",
        OauthControllerAuthorizeByPostResponse,
        UNTRUSTED
    );
    check_statuses!(
        seen,
        "OauthController.logout",
        OauthControllerLogoutResponse,
        400,
        404
    );
    check_statuses!(
        seen,
        "OauthController.logoutByPost",
        OauthControllerLogoutByPostResponse,
        400,
        404
    );
    check_statuses!(
        seen,
        "OauthController.pushAuthorization",
        OauthControllerPushAuthorizationResponse,
        400,
        401,
        429
    );
    check_statuses!(
        seen,
        "OauthController.token",
        OauthControllerTokenResponse,
        400,
        401,
        429
    );
    check_statuses!(
        seen,
        "OauthController.introspect",
        OauthControllerIntrospectResponse,
        400,
        401,
        429
    );
    check_statuses!(
        seen,
        "OauthController.revoke",
        OauthControllerRevokeResponse,
        400,
        401,
        429
    );
    check_statuses!(
        seen,
        "OauthController.authorizeDevice",
        OauthControllerAuthorizeDeviceResponse,
        400,
        401,
        429
    );
    for (id, refuse) in [
        (
            "OauthController.userInfo",
            (|status, body| {
                OauthControllerUserInfoResponse::refuse(status, body, 1, None).is_some()
            }) as fn(u16, auth_api::models::OAuthError) -> bool,
        ),
        ("OauthController.userInfoByPost", |status, body| {
            OauthControllerUserInfoByPostResponse::refuse(status, body, 1, None).is_some()
        }),
    ] {
        seen.insert(id.to_owned());
        for status in [400, 401, 403, 503] {
            let body = auth_api::models::OAuthError {
                error: auth_api::models::OAuthErrorCode::InvalidToken,
                error_description: None,
            };
            assert!(
                refuse(status, body),
                "{id}: the document does not list {status}"
            );
        }
    }
    check!(
        seen,
        "DiscoveryController.authorizationServer",
        DiscoveryControllerAuthorizationServerResponse
    );
}
