using System.Text.Json;

namespace Whence.Services.Tests.Support;

/// <summary>What a service answered.</summary>
internal sealed record HttpAnswer(int Status, JsonElement Body)
{
    /// <summary>Returns a member of the body.</summary>
    public JsonElement this[string member] => Body.GetProperty(member);

    /// <summary>Asserts that it is the one problem body, with this code and field.</summary>
    public void IsProblem(int status, string code, string? parameter)
    {
        Assert.True(status == Status, $"{status} expected: {Body}");
        var error = Body.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(parameter, error.GetProperty("param").GetString());
        Assert.EndsWith(".", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.NotNull(Body.GetProperty("request_id").GetString());
    }
}
