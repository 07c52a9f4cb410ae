using Whence.Architecture.Tests.Rules;
using Whence.Architecture.Tests.Tree;

namespace Whence.Architecture.Tests.RuleTests;

public sealed class LayeringRuleTests
{
    private const string Engine = "shared/engine/Whence.Engine/Whence.Engine.csproj";
    private const string Text = "shared/Whence.Text/Whence.Text.csproj";
    private const string Contracts = "shared/Whence.Contracts/Whence.Contracts.csproj";
    private const string Models = "shared/Whence.Models/Whence.Models.csproj";

    [Fact]
    public void Check_Repository_FindsNothing() => TreeAssert.Clean(LayeringRule.Check(Repository.Files));

    [Theory]
    [InlineData(Engine, "../Whence.Tensors/Whence.Tensors.csproj")]
    [InlineData(Engine, "..\\Whence.Safetensors\\Whence.Safetensors.csproj")]
    [InlineData("tools/cli/Whence.Cli.csproj", "../../shared/engine/Whence.Engine/Whence.Engine.csproj")]
    [InlineData("tests/unit/A.Tests/A.Tests.csproj", "../../../tools/cli/Whence.Cli.csproj")]
    [InlineData("services/local/Whence.Local/Whence.Local.csproj", "../../audit/Whence.Audit/Whence.Audit.csproj")]
    [InlineData("services/audit/Whence.Audit.Host/H.csproj", "../Whence.Audit/Whence.Audit.csproj")]
    public void Check_PermittedReference_FindsNothing(string project, string reference) =>
        TreeAssert.Clean(LayeringRule.Check([WithReference(project, reference)]));

    [Theory]
    [InlineData(Text, "../engine/Whence.Tensors/Whence.Tensors.csproj", "may reference only []")]
    [InlineData(Engine, "../../Whence.Text/Whence.Text.csproj", "may reference only [Whence.Tensors")]
    [InlineData(Contracts, "../Whence.Text/Whence.Text.csproj", "may reference only []")]
    [InlineData(Models, "../Whence.Contracts/Whence.Contracts.csproj", "may reference only [Whence.Text")]
    [InlineData("shared/Whence.Hosting/Whence.Hosting.csproj", "../Whence.Models/Whence.Models.csproj", "not")]
    [InlineData("shared/Whence.Hosting/H.csproj", "../../tools/cli/Whence.Cli.csproj", "only what is shared")]
    [InlineData("shared/Whence.Hosting/H.csproj", "../../services/a/A/A.csproj", "only what is shared")]
    [InlineData("tools/cli/Whence.Cli.csproj", "../../tests/Whence.Testing/T.csproj", "never references tests")]
    [InlineData("tools/cli/Whence.Cli.csproj", "../../services/a/A/A.csproj", "a tool references shared")]
    [InlineData("services/a/A/A.csproj", "../../b/B/B.csproj", "never another service")]
    [InlineData("services/a/A/A.csproj", "../../../tools/cli/Whence.Cli.csproj", "never another service or a tool")]
    [InlineData("services/a/A/A.csproj", "../../../tests/Whence.Testing/T.csproj", "never references tests")]
    public void Check_ForbiddenReference_IsReported(string project, string reference, string words) =>
        TreeAssert.Reports(LayeringRule.Check([WithReference(project, reference)]), project, words);

    [Theory]
    [InlineData(Contracts)]
    [InlineData(Models)]
    public void Check_PackageOfAnInnerLibrary_IsReported(string project) => TreeAssert.Reports(
        LayeringRule.Check([new(project, Project("<PackageReference Include=\"P\" />"))]), project, "drop P");

    [Theory]
    [InlineData("<PackageReference Include=\"Newtonsoft.Json\" />", "no package references")]
    [InlineData("<Reference Include=\"Other\"><HintPath>../x.dll</HintPath></Reference>", "assembly Other directly")]
    public void Check_DependencyOfALibrary_IsReported(string item, string words) =>
        TreeAssert.Reports(LayeringRule.Check([new(Text, Project(item))]), Text, words);

    private static TreeFile WithReference(string project, string reference) =>
        new(project, Project($"<ProjectReference Include=\"{reference}\" />"));

    private static string Project(string item) => $"<Project><ItemGroup>{item}</ItemGroup></Project>";
}
