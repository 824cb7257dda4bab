package shop;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page's configuration protects. */
@SpringBootApplication
@RestController
class Shop {
  public static void main(String[] arguments) {
    SpringApplication.run(Shop.class, arguments);
  }

  @GetMapping(path = "/", produces = "text/html")
  String home() {
    return "<!doctype html><title>Shop</title><h1>Shop</h1>";
  }

  @GetMapping(path = "/basket", produces = "text/html")
  String basket(
      @AuthenticationPrincipal OidcUser user,
      @RegisteredOAuth2AuthorizedClient("auth-service") OAuth2AuthorizedClient client,
      CsrfToken csrf) {
    return """
        <!doctype html><title>Shop</title><h1>Basket of %s</h1><p>%s</p><pre>%s</pre>
        <form method=post action=/logout><input type=hidden name=%s value="%s"><button>Sign out</button></form>
        """
        .formatted(user.getName(), user.getEmail(), client.getAccessToken().getTokenValue(), csrf.getParameterName(), csrf.getToken());
  }

  @GetMapping("/api/orders")
  Map<String, String> orders(@AuthenticationPrincipal Jwt token) {
    return Map.of("subject", token.getSubject());
  }
}
