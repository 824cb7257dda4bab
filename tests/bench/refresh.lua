-- wrk -s refresh.lua URL -- PAIRS: each thread walks a chain of its own, from one line "access refresh" of the file PAIRS
-- on: it refreshes with the pair it got last. So there must be as many threads as connections.
dofile((os.getenv("BENCH_LUA")) .. "/report.lua")

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local function use(access, refresh)
  wrk.headers["Authorization"] = "Bearer " .. access
  wrk.body = '{"refreshToken":"' .. refresh .. '"}'
  following = wrk.format()
end

function init(args)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  local line = 0
  for access, refresh in io.open(args[1]):read("*a"):gmatch("(%S+) (%S+)") do
    line = line + 1
    if line == number then use(access, refresh) end
  end
end

function request() return following end

function response(status, headers, body)
  if status == 200 then
    use(body:match('"accessToken"%s*:%s*"([^"]+)"'), body:match('"refreshToken"%s*:%s*"([^"]+)"'))
  end
end
