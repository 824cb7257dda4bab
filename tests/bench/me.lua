-- wrk -s me.lua URL -- TOKENS [DELAY]: GET with the bearer tokens of the file TOKENS in turn; with DELAY each connection
-- waits that many milliseconds between requests.
dofile((os.getenv("BENCH_LUA")) .. "/report.lua")

local requests, at = {}, 0
local threads = 0

function setup(thread)
  thread:set("first", threads * 97)
  threads = threads + 1
end

function init(args)
  for token in io.lines(args[1]) do
    wrk.headers["Authorization"] = "Bearer " .. token
    requests[#requests + 1] = wrk.format()
  end
  -- The threads start apart, so that they do not ask for the same token at the same time.
  at = first % #requests
  local pause = tonumber(args[2])
  if pause then
    function delay() return pause end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
