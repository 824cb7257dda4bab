// A web application with go-oidc and x/oauth2, which is told when people sign out elsewhere.
// usage: web ISSUER OWN_ADDRESS      (the client's id and secret in the environment)
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"log"
	"net/http"
	"net/url"
	"os"
	"sync"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// What the application keeps of somebody who has signed in.
type session struct {
	subject, provider, idToken string
	tokens                     *oauth2.Token
}

type application struct {
	config   oauth2.Config
	provider *oidc.Provider
	verifier *oidc.IDTokenVerifier
	end, own string

	lock     sync.Mutex
	begun    map[string]string // state to PKCE verifier
	sessions map[string]*session
}

func main() {
	issuer, own := os.Args[1], os.Args[2]
	provider, err := oidc.NewProvider(context.Background(), issuer)
	if err != nil {
		log.Fatal(err)
	}
	var metadata struct {
		End string `json:"end_session_endpoint"`
	}
	if err := provider.Claims(&metadata); err != nil {
		log.Fatal(err)
	}
	client := os.Getenv("CLIENT_ID")
	app := &application{
		config: oauth2.Config{
			ClientID:     client,
			ClientSecret: os.Getenv("CLIENT_SECRET"),
			Endpoint:     provider.Endpoint(),
			RedirectURL:  own + "/callback",
			Scopes:       []string{oidc.ScopeOpenID, "profile", "email", oidc.ScopeOfflineAccess},
		},
		provider: provider,
		verifier: provider.Verifier(&oidc.Config{ClientID: client}),
		end:      metadata.End,
		own:      own,
		begun:    map[string]string{},
		sessions: map[string]*session{},
	}
	http.HandleFunc("GET /{$}", app.home)
	http.HandleFunc("GET /sign-in", app.signIn)
	http.HandleFunc("GET /callback", app.callback)
	http.HandleFunc("GET /refresh", app.refresh)
	http.HandleFunc("GET /sign-out", app.signOut)
	http.HandleFunc("POST /signed-out-elsewhere", app.signedOutElsewhere)
	address, err := url.Parse(own)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+address.Port(), nil))
}

func (app *application) current(request *http.Request) (string, *session) {
	cookie, err := request.Cookie("go-session")
	if err != nil {
		return "", nil
	}
	app.lock.Lock()
	defer app.lock.Unlock()
	return cookie.Value, app.sessions[cookie.Value]
}

// Who is signed in, as the service says now.
func (app *application) home(response http.ResponseWriter, request *http.Request) {
	_, person := app.current(request)
	if person == nil {
		answer(response, map[string]any{"signedIn": false})
		return
	}
	info, err := app.provider.UserInfo(request.Context(), oauth2.StaticTokenSource(person.tokens))
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadGateway)
		return
	}
	answer(response, map[string]any{"signedIn": true, "subject": person.subject, "email": info.Email})
}

func (app *application) signIn(response http.ResponseWriter, request *http.Request) {
	state, verifier := rand.Text(), oauth2.GenerateVerifier()
	app.lock.Lock()
	app.begun[state] = verifier
	app.lock.Unlock()
	address := app.config.AuthCodeURL(state, oidc.Nonce(state), oauth2.S256ChallengeOption(verifier))
	http.Redirect(response, request, address, http.StatusSeeOther)
}

func (app *application) callback(response http.ResponseWriter, request *http.Request) {
	state := request.FormValue("state")
	app.lock.Lock()
	verifier, known := app.begun[state]
	delete(app.begun, state)
	app.lock.Unlock()
	if !known {
		http.Error(response, "this login was not begun here: "+request.URL.RawQuery, http.StatusBadRequest)
		return
	}
	tokens, err := app.config.Exchange(request.Context(), request.FormValue("code"), oauth2.VerifierOption(verifier))
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadGateway)
		return
	}
	raw, _ := tokens.Extra("id_token").(string)
	token, err := app.verifier.Verify(request.Context(), raw)
	if err == nil {
		err = token.VerifyAccessToken(tokens.AccessToken)
	}
	if err != nil || token.Nonce != state {
		http.Error(response, "the id_token is not good: "+token.Nonce, http.StatusBadGateway)
		return
	}
	var claims struct {
		Session string `json:"sid"`
	}
	if err := token.Claims(&claims); err != nil {
		http.Error(response, err.Error(), http.StatusBadGateway)
		return
	}
	id := rand.Text()
	app.lock.Lock()
	app.sessions[id] = &session{token.Subject, claims.Session, raw, tokens}
	app.lock.Unlock()
	http.SetCookie(response, &http.Cookie{Name: "go-session", Value: id, HttpOnly: true, Path: "/"})
	http.Redirect(response, request, app.own+"/", http.StatusSeeOther)
}

// As if the access token had expired.
func (app *application) refresh(response http.ResponseWriter, request *http.Request) {
	_, person := app.current(request)
	old := person.tokens
	tokens, err := app.config.TokenSource(request.Context(), &oauth2.Token{RefreshToken: old.RefreshToken}).Token()
	if err != nil {
		http.Error(response, err.Error(), http.StatusBadGateway)
		return
	}
	person.tokens = tokens
	answer(response, map[string]any{"changed": tokens.AccessToken != old.AccessToken && tokens.RefreshToken != old.RefreshToken})
}

func (app *application) signOut(response http.ResponseWriter, request *http.Request) {
	id, person := app.current(request)
	app.lock.Lock()
	delete(app.sessions, id)
	app.lock.Unlock()
	query := url.Values{"id_token_hint": {person.idToken}, "post_logout_redirect_uri": {app.own + "/"}}
	http.Redirect(response, request, app.end+"?"+query.Encode(), http.StatusSeeOther)
}

func (app *application) signedOutElsewhere(response http.ResponseWriter, request *http.Request) {
	token, err := app.verifier.VerifyLogout(request.Context(), request.PostFormValue("logout_token"))
	if err != nil {
		log.Print(err)
		http.Error(response, err.Error(), http.StatusBadRequest)
		return
	}
	app.lock.Lock()
	defer app.lock.Unlock()
	for id, person := range app.sessions {
		if person.provider == token.SessionID {
			delete(app.sessions, id)
		}
	}
}

func answer(response http.ResponseWriter, value any) {
	response.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(response).Encode(value); err != nil {
		log.Print(err)
	}
}
