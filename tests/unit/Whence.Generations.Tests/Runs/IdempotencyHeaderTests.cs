using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Whence.Generations.Runs;
using Whence.Hosting.Idempotency;
using Whence.Hosting.Problems;

namespace Whence.Generations.Tests.Runs;

public sealed class IdempotencyHeaderTests
{
    [Fact]
    public void Read_Absent_IsNull() => Assert.Null(IdempotencyHeader.Read(Request(StringValues.Empty), default));

    [Fact]
    public void Read_EmptyOrTwice_IsRefused()
    {
        Assert.Throws<ApiException>(() => IdempotencyHeader.Read(Request(new StringValues([""])), default));
        Assert.Throws<ApiException>(() => IdempotencyHeader.Read(Request(new StringValues(["a", "a"])), default));
    }

    [Fact]
    public void Read_OtherPathOrBody_HasAnotherFingerprint()
    {
        var first = IdempotencyHeader.Read(Request("a"), "x"u8.ToArray())!;
        var otherBody = IdempotencyHeader.Read(Request("a"), "y"u8.ToArray())!;
        var otherPath = IdempotencyHeader.Read(Request("a", "/v1/completions"), "x"u8.ToArray())!;

        Assert.NotEqual(first.Fingerprint, otherBody.Fingerprint);
        Assert.NotEqual(first.Fingerprint, otherPath.Fingerprint);
    }

    private static HttpRequest Request(StringValues key, string path = "/v1/generations")
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path) = ("POST", path);
        if (key.Count > 0)
        {
            request.Headers[IdempotencyHeader.Name] = key;
        }

        return request;
    }
}
