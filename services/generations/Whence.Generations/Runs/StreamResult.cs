using Microsoft.AspNetCore.Http;

namespace Whence.Generations.Runs;

/// <summary>A result that writes for as long as it takes.</summary>
internal sealed class StreamResult(Func<HttpContext, Task> write) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => write(httpContext);
}
