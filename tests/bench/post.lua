-- wrk -s post.lua URL -- BODIES [TYPE]: POST with the bodies of the file BODIES, one a line, in turn; JSON unless TYPE says
-- otherwise.
dofile((os.getenv("BENCH_LUA")) .. "/report.lua")

local requests, at = {}, 0

function init(args)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = args[2] or "application/json"
  for body in io.lines(args[1]) do
    wrk.body = body
    requests[#requests + 1] = wrk.format()
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
