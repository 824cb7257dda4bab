//! The operations of the identity providers.

use std::collections::BTreeSet;

use auth_api::*;

use super::*;

/// Starts and callbacks of logins. Only the start at a provider whose endpoints are discovered contacts the provider.
pub(super) fn check_logins(seen: &mut BTreeSet<String>) {
    macro_rules! starts {
        ($($id:literal $response:ident,)*) => {
            $(check!(seen, $id, $response, CLIENT, [Refusal::NotConfigured, Refusal::CodeChallengeRequired, LIMITED]);)*
        };
    }
    macro_rules! starts_with_discovery {
        ($($id:literal $response:ident,)*) => {
            $(check!(seen, $id, $response, CLIENT, PROVIDER, [Refusal::CodeChallengeRequired, LIMITED]);)*
        };
    }
    macro_rules! callbacks {
        ($($id:literal $response:ident,)*) => {
            $(check!(seen, $id, $response, CLIENT, USER, PROVIDER, [Refusal::InvalidCredentials, Refusal::UserVerificationFailed, LIMITED]);)*
        };
    }
    starts!(
        "GoogleLoginController.postLoginViaGoogle" GoogleLoginControllerPostLoginViaGoogleResponse,
        "GoogleLoginController.loginViaGoogle" GoogleLoginControllerLoginViaGoogleResponse,
        "FacebookLoginController.postLoginViaFacebook" FacebookLoginControllerPostLoginViaFacebookResponse,
        "InstagramLoginController.postLoginViaInstagram" InstagramLoginControllerPostLoginViaInstagramResponse,
        "AppleLoginController.postLoginViaApple" AppleLoginControllerPostLoginViaAppleResponse,
        "CognitoLoginController.postLoginViaCognito" CognitoLoginControllerPostLoginViaCognitoResponse,
        "CognitoLoginController.loginViaCognito" CognitoLoginControllerLoginViaCognitoResponse,
        "KeycloakLoginController.postLoginViaKeycloak" KeycloakLoginControllerPostLoginViaKeycloakResponse,
        "KeycloakLoginController.loginViaKeycloak" KeycloakLoginControllerLoginViaKeycloakResponse,
    );
    starts_with_discovery!(
        "AzureLoginController.postLoginViaAzure" AzureLoginControllerPostLoginViaAzureResponse,
        "AzureLoginController.getLoginViaAzure" AzureLoginControllerGetLoginViaAzureResponse,
        "SamlLoginController.postLoginViaSaml" SamlLoginControllerPostLoginViaSamlResponse,
    );
    callbacks!(
        "GoogleLoginController.googleCallback" GoogleLoginControllerGoogleCallbackResponse,
        "FacebookLoginController.facebookCallback" FacebookLoginControllerFacebookCallbackResponse,
        "InstagramLoginController.instagramCallback" InstagramLoginControllerInstagramCallbackResponse,
        "AppleLoginController.appleCallback" AppleLoginControllerAppleCallbackResponse,
        "AzureLoginController.azureCallback" AzureLoginControllerAzureCallbackResponse,
        "CognitoLoginController.cognitoCallback" CognitoLoginControllerCognitoCallbackResponse,
        "KeycloakLoginController.keycloakCallback" KeycloakLoginControllerKeycloakCallbackResponse,
        "SamlLoginController.samlCallback" SamlLoginControllerSamlCallbackResponse,
    );
}

pub(super) fn check_other_operations(seen: &mut BTreeSet<String>) {
    check!(
        seen,
        "AppleLoginController.applePost",
        AppleLoginControllerApplePostResponse,
        [Refusal::NotConfigured]
    );
    check!(
        seen,
        "KeycloakLoginController.backchannelLogout",
        KeycloakLoginControllerBackchannelLogoutResponse,
        PROVIDER,
        [Refusal::LogoutTokenInvalid]
    );
    check!(
        seen,
        "SamlLoginController.samlMetadata",
        SamlLoginControllerSamlMetadataResponse,
        [Refusal::NotConfigured]
    );
    check!(
        seen,
        "SamlLoginController.samlPost",
        SamlLoginControllerSamlPostResponse,
        PROVIDER,
        [Refusal::InvalidCredentials]
    );
}
