using System.Text.Json;
using Whence.Cli.Tests.Support;
using Whence.Testing;

namespace Whence.Cli.Tests.Explain;

/// <summary>Holds the commands to docs/EXPLAIN_JSON.md: names, and their order.</summary>
public class JsonShapeTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Fact]
    public void Explain_Json_HasTheDocumentedShape()
    {
        var answer = Run("explain", "--unit", "sentence", "--compare");
        Assert.Equal(
            "text units method version unit target scale value baseline evaluations forwards rows error " +
            "random_control answer seed seconds model comparison",
            Names(answer, but: "note"));
        Assert.Equal("text start_char end_char score", Names(answer.GetProperty("units")[0]));
        Assert.Equal("name text start_char end_char", Names(answer.GetProperty("target")));
        Assert.Equal("name value", Names(answer.GetProperty("error")));
        Assert.Equal(
            "units tokens drop random_drop random_deviation draws", Names(answer.GetProperty("random_control")));
        Assert.Equal("name digest backend", Names(answer.GetProperty("model")));
        var comparison = answer.GetProperty("comparison");
        Assert.Equal("methods agreement skipped", Names(comparison));
        Assert.Equal(
            "name method scale forwards rows error random_control scores", Names(comparison.GetProperty("methods")[0]));
        Assert.Equal("left right spearman top_overlap", Names(comparison.GetProperty("agreement")[0]));
    }

    [Fact]
    public void Counterfactual_Json_HasTheDocumentedShape()
    {
        var answer = Run("counterfactual", "--without-concept", "tides", "--target", "token:0");
        Assert.Equal(
            "change scale predicted_delta observed_delta observed_delta_bf16 error random_control random_deviation " +
            "draws text_before text_after text_control changed_tokens diff target value residual edits spans " +
            "forwards prompt seed seconds model",
            Names(answer, but: "note"));
        Assert.Equal("kind text tokens", Names(answer.GetProperty("diff")[0]));
        Assert.Equal(
            "id kind name operation value weight edited_weight delta", Names(answer.GetProperty("edits")[0]));
    }

    [Fact]
    public void Steer_Json_HasTheDocumentedShape()
    {
        var answer = Run("steer", "--amplify", "tides", "--strengths", "1");
        Assert.Equal("prompt runs profile seed seconds model", Names(answer));
        var run = answer.GetProperty("runs")[0];
        Assert.Equal(
            "strength steered unsteered control control_concepts mass_change control_mass_change disruption",
            Names(run));
        Assert.Equal(
            "text concepts log_probability repeated_share changed_tokens stop_reason firings",
            Names(run.GetProperty("steered")));
        Assert.Equal(
            "id kind name mass presence weight", Names(run.GetProperty("steered").GetProperty("concepts")[0]));
    }

    private static string Names(JsonElement element, string but = "") => string.Join(
        ' ', element.EnumerateObject().Select(property => property.Name).Where(name => name != but));

    private JsonElement Run(string command, params string[] options) => CommandRun.Of([
        command, "The keeper trims. High water.", "--model", model.Folder, "--threads", "1", "--tokens", "16", "--json",
        .. options,
    ]).Json();
}
