using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Whence.Hosting.Messaging;
using Whence.Testing;

namespace Whence.Hosting.Tests.Configuration;

public sealed class StrictConfigurationTests
{
    private const string Secret = """ "Identity": {"Secret": "0123456789abcdef0123456789abcdef"} """;

    [Theory]
    [InlineData(""" "Bus": {"Adress": "amqp://x"} """, "unknown key Bus:Adress; did you mean Bus:Address?")]
    [InlineData(""" "Buss": {"QuorumSize": 3} """, "unknown key Buss:QuorumSize; did you mean Bus:QuorumSize?")]
    [InlineData(""" "Http": {"BodyBytesMax": {"X": 1}} """, "unknown key Http:BodyBytesMax:X;")]
    [InlineData(""" "Shutdown": {"DrainSecond": 1} """, "did you mean Shutdown:DrainSeconds?")]
    public void Validate_UnknownKey_NamesItAndTheNearest(string section, string sentence)
    {
        var failures = FailuresOf($"{{ {Secret}, {section} }}");
        Assert.Contains(failures, failure => failure.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "Logging": {"LogLevel": {"Default": "Warning"}} }""", "Identity:Secret is missing")]
    [InlineData("""{ "Identity": {"Secret": "short"} }""", "Identity:Secret is too short")]
    [InlineData("{ " + Secret + """, "Bus": {"Transport": "RabbitMq"} }""", "Bus:Address is missing")]
    [InlineData("{ " + Secret + """, "Bus": {"ConfirmTimeoutSeconds": -1} }""", "ConfirmTimeoutSeconds")]
    public void Validate_MissingOrImpossible_SaysSo(string json, string sentence)
    {
        var failures = FailuresOf(json);
        Assert.Contains(failures, failure => failure.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_EverythingKnown_Passes()
    {
        var failures = FailuresOf("{ " + Secret + """
            , "AllowedHosts": "*", "Urls": "http://127.0.0.1:0", "Bus": {"Transport": "InMemory", "QuorumSize": 1}
            , "Kestrel": {"Endpoints": {"A": {"Url": "http://127.0.0.1:0"}}}
            , "Logging": {"LogLevel": {"Default": "Warning"}} }
            """);
        Assert.Empty(failures);
    }

    private static IReadOnlyList<string> FailuresOf(string json)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("settings.json");
        File.WriteAllText(file, json);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddJsonFile(file);
        builder.AddWhenceDefaults("test");
        builder.AddWhenceBus(_ => { });
        using var services = builder.Services.BuildServiceProvider();
        return Failures(services.GetRequiredService<IStartupValidator>());
    }

    private static IReadOnlyList<string> Failures(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)];
        }
    }
}
