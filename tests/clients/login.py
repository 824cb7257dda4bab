"""openapi-generator's python client logs in, asks who it is, refreshes and logs out."""

import os

import auth_client as generated

configuration = generated.Configuration(host=os.environ["CLIENTS_URL"])
with generated.ApiClient(configuration) as api:
    login, logout = generated.LoginControllerApi(api), generated.LogoutControllerApi(api)
    request = generated.LoginRequest(
        client_id=os.environ["CLIENT_ID"],
        client_secret=os.environ["CLIENT_SECRET"],
        username="ann",
        password=os.environ["PASSWORD"],
    )
    first = login.login_controller_login_with_client_user(request)
    configuration.access_token = first.access_token
    assert login.login_controller_me().username == "ann"
    spent = generated.AuthRefreshTokenRequest(refresh_token=first.refresh_token)
    second = login.login_controller_exchange_token(auth_refresh_token_request=spent)
    assert second.refresh_token != first.refresh_token
    configuration.access_token = second.access_token
    last = generated.RefreshTokenRequestPartial(refresh_token=second.refresh_token)
    gone = logout.logout_controller_logout(refresh_token_request_partial=last)
    assert gone.success is True
