using System.Text.Json.Nodes;
using Whence.Engine.Configuration;
using Whence.Engine.Tests.Support;

namespace Whence.Engine.Tests.Configuration;

/// <summary>Every value that no model can have gives one sentence that names the file and the key.</summary>
public sealed class ConfigErrorTests
{
    private const string File = "models/broken/config.json";

    [Theory]
    [InlineData("n_layers", "0")]
    [InlineData("n_layers", "\"two\"")]
    [InlineData("n_layers", "2.5")]
    [InlineData("n_layers", "3000000000")]
    [InlineData("n_head", "0")]
    [InlineData("n_head", "3")]
    [InlineData("n_kv_heads", "3")]
    [InlineData("n_kv_heads", "-2")]
    [InlineData("n_kv_heads", "8")]
    [InlineData("n_embd", "18")]
    [InlineData("n_embd", "0")]
    [InlineData("block_size", "3")]
    [InlineData("diff_block_size", "0")]
    [InlineData("intermediate_size", "0")]
    [InlineData("intermediate_size", "-20")]
    [InlineData("vocab_size", "0")]
    [InlineData("norm_eps", "0")]
    [InlineData("norm_eps", "\"small\"")]
    [InlineData("norm_eps", "1e400")]
    [InlineData("rope_base", "-1")]
    [InlineData("rope_base", "1e400")]
    [InlineData("norm_order", "\"middle\"")]
    [InlineData("norm_order", "7")]
    [InlineData("mlp_type", "\"moe\"")]
    [InlineData("activation", "\"tanh\"")]
    [InlineData("use_bias", "\"yes\"")]
    [InlineData("weight_sharing", "1")]
    [InlineData("clip_qkv", "0")]
    [InlineData("clip_qkv", "[1]")]
    [InlineData("interpretable", "false")]
    [InlineData("mask_token_id", "40")]
    [InlineData("mask_token_id", "-1")]
    [InlineData("pad_token_id", "99")]
    [InlineData("bos_token_id", "99")]
    [InlineData("eos_token_id", "99")]
    [InlineData("endofchunk_token_id", "99")]
    [InlineData("eot_id", "99")]
    public void Parse_BadValue_NamesFileAndKey(string key, string value) => Refuse(
        key, Edit(root => root[key] = JsonNode.Parse(value)));

    [Theory]
    [InlineData("n_concepts", "0")]
    [InlineData("n_concepts", "true")]
    [InlineData("n_unknown_concepts", "-1")]
    [InlineData("concept_dim", "17")]
    [InlineData("topk_known", "0")]
    [InlineData("topk_known_features", "-4")]
    [InlineData("unknown_topk", "0")]
    [InlineData("factorize_rank", "0")]
    [InlineData("pad_multiple", "0")]
    [InlineData("use_unknown", "\"no\"")]
    [InlineData("topk_on_logits", "3")]
    public void Parse_BadConceptValue_NamesFileAndKey(string key, string value) => Refuse(
        key, Edit(root => root["concept"]![key] = JsonNode.Parse(value)));

    [Theory]
    [InlineData("n_layers")]
    [InlineData("n_head")]
    [InlineData("n_embd")]
    [InlineData("vocab_size")]
    [InlineData("mask_token_id")]
    [InlineData("eos_token_id")]
    public void Parse_KeyMissing_NamesFileAndKey(string key) => Refuse(key, Edit(root => root.Remove(key)));

    [Theory]
    [InlineData("n_concepts")]
    [InlineData("n_unknown_concepts")]
    public void Parse_ConceptKeyMissing_NamesFileAndKey(string key) => Refuse(
        key, Edit(root => root["concept"]!.AsObject().Remove(key)));

    [Fact]
    public void Parse_ConceptsThatAreNoObject_NamesFileAndKey() => Refuse(
        "concept must be an object", Edit(root => root["concept"] = 3));

    [Fact]
    public void Parse_RatioThatOverflows_NamesFileAndKey() => Refuse(
        "mlp_ratio",
        Edit(root =>
        {
            root["intermediate_size"] = null;
            root["mlp_ratio"] = 2_000_000_000;
        }));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"n_layers\": 2,}")]
    public void Parse_NoJsonObject_NamesTheFile(string json)
    {
        var error = Assert.Throws<ConfigException>(() => ConfigReader.Parse(json, File));
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFolder_NoFile_SaysWhatToGive()
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<ConfigException>(() => ConfigReader.ReadFolder(folder.Path));
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
    }

    private static void Refuse(string key, string json)
    {
        var error = Assert.Throws<ConfigException>(() => ConfigReader.Parse(json, File));
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    private static string Edit(Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(ConfigWriter.ToJson(TinyModels.Plain))!.AsObject();
        edit(root);
        return root.ToJsonString();
    }
}
