using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class VendorRuleTests
{
    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(VendorRule.Check(Repository.Files));

    [Theory]
    [InlineData("shared/Whence.Hosting/H.csproj", "MassTransit.RabbitMQ")]
    [InlineData("shared/Whence.Persistence/P.csproj", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    [InlineData("services/gateway/G/G.csproj", "Yarp.ReverseProxy")]
    [InlineData("services/decoding/D/D.csproj", "OpenTelemetry")]
    [InlineData("tests/integration/I/I.csproj", "RabbitMQ.Client")]
    public void Check_PackageAtItsDoor_FindsNothing(string project, string package) =>
        TreeAssert.Clean(VendorRule.Check([Project(project, $"<PackageReference Include=\"{package}\" />")]));

    [Theory]
    [InlineData("services/decoding/D/D.csproj", "MassTransit", "shared/Whence.Hosting")]
    [InlineData("shared/Whence.Contracts/C.csproj", "MassTransit.Abstractions", "shared/Whence.Hosting")]
    [InlineData("services/tokenization/T/T.csproj", "Npgsql", "shared/Whence.Persistence")]
    [InlineData("services/generations/G/G.csproj", "Yarp.ReverseProxy", "services/gateway")]
    public void Check_PackageElsewhere_IsReported(string project, string package, string words) => TreeAssert.Reports(
        VendorRule.Check([Project(project, $"<PackageReference Include=\"{package}\" />")]), project, words);

    [Theory]
    [InlineData("shared/Whence.Hosting/A.cs", "using MassTransit; namespace N; class A { }")]
    [InlineData("services/audit/W/A.cs", "using Npgsql; namespace N; class A { }")]
    [InlineData("services/decoding/W/A.cs", "namespace N; class A { string kind = \"RabbitMQ\"; } // MassTransit")]
    public void Check_CodeAtItsDoor_FindsNothing(string path, string code) =>
        TreeAssert.Clean(VendorRule.Check([new(path, code)]));

    [Theory]
    [InlineData("using MassTransit; namespace N; class A { }", "names MassTransit")]
    [InlineData("namespace N; class A { void B(RabbitMQ.Client.IChannel c) { } }", "names RabbitMQ")]
    [InlineData("using Microsoft.EntityFrameworkCore; namespace N; class A { }", "names EntityFrameworkCore")]
    public void Check_CodeElsewhere_IsReported(string code, string words) =>
        TreeAssert.Reports(VendorRule.Check([new("services/tokenization/W/A.cs", code)]),
            "services/tokenization/W/A.cs", words);

    [Fact]
    public void Check_PersistenceWithoutSchema_IsReported() => TreeAssert.Reports(
        VendorRule.Check([Project(
            "services/tokenization/W/W.csproj",
            "<ProjectReference Include=\"../../../shared/Whence.Persistence/Whence.Persistence.csproj\" />")]),
        "services/tokenization/W/W.csproj", "owns no schema");

    private static TreeFile Project(string path, string item) =>
        new(path, $"<Project><ItemGroup>{item}</ItemGroup></Project>");
}
