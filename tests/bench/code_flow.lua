-- wrk -s code_flow.lua URL -- FLOWS: each thread signs in on the page, asks for a code and exchanges it, again and again, by one
-- line of the file FLOWS: the body of the login, the page's cookie, its CSRF token, its origin, the query of the authorization
-- request, and the form of the token request without the code; separated by tabs. So there must be as many threads as connections.
dofile((os.getenv("BENCH_LUA")) .. "/report.lua")

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(args)
  local line = 0
  for text in io.lines(args[1]) do
    line = line + 1
    if line == number then
      login, cookie, csrf_token, origin, query, form = text:match("([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)")
    end
  end
  sign_in()
end

function sign_in()
  awaited = "session"
  following = wrk.format("POST", "/web/login", {
    ["Content-Type"] = "application/json", ["Cookie"] = cookie, ["X-CSRF-Token"] = csrf_token, ["Origin"] = origin,
  }, login)
end

function request() return following end

function response(status, headers, body)
  if awaited == "session" and status == 200 then
    awaited = "code"
    local session = headers["set-cookie"]:match("^[^;]+")
    following = wrk.format("GET", "/oauth2/authorize?" .. query, {["Cookie"] = cookie .. "; " .. session})
  elseif awaited == "code" and status == 303 then
    awaited = "tokens"
    local code = headers["location"]:match("[?&]code=([^&]+)")
    following = wrk.format("POST", "/oauth2/token", {["Content-Type"] = "application/x-www-form-urlencoded"}, form .. "&code=" .. code)
  elseif awaited == "tokens" and status == 200 then
    sign_in()
  else
    error("an answer " .. status .. " instead of the " .. awaited .. ": " .. body)
  end
end
