using System.Text;
using Whence.Engine.Configuration;
using Whence.Text;

namespace Whence.Models.Prompts;

/// <summary>Turns prompts of every kind into the ids of one model, and refuses what it cannot be given.</summary>
/// <remarks>The names of special tokens inside a text are text. Nothing is added: no model of the family is prompted
/// with a token for the beginning. Safe for concurrent use.</remarks>
public sealed class PromptEncoder
{
    private readonly Tokenizer _tokenizer;
    private readonly ModelConfig _config;
    private readonly int _longestToken;

    /// <summary>Initializes a new instance of the <see cref="PromptEncoder"/> class.</summary>
    public PromptEncoder(Tokenizer tokenizer, ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(config);
        (_tokenizer, _config) = (tokenizer, config);
        _longestToken = Enumerable.Range(0, tokenizer.VocabularySize)
            .Max(id => tokenizer.IsSpecial(id) ? 0 : tokenizer.DecodeBytes([id]).Length);
    }

    /// <summary>Gets the UTF-8 bytes above which a text has more tokens than the context has positions, whatever they
    /// are: longer ones are refused unread.</summary>
    public long BytesMax => (long)_config.ContextLength * _longestToken;

    /// <summary>Encodes a text, with UTF-16 offsets.</summary>
    /// <exception cref="PromptException">It exceeds the context.</exception>
    public IReadOnlyList<TokenSpan> Text(string text, int newTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckBytes(Encoding.UTF8.GetByteCount(text));
        var spans = _tokenizer.EncodeWithOffsets(text);
        CheckLength(spans.Count, newTokens);
        return spans;
    }

    /// <summary>Encodes a chat that is to be answered.</summary>
    /// <exception cref="PromptException">A role is unknown, or the chat exceeds the context.</exception>
    public int[] Chat(IReadOnlyList<ChatMessage> messages, int newTokens)
    {
        ArgumentNullException.ThrowIfNull(messages);
        CheckBytes(messages.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Content)));
        var ids = Layout(messages, addGenerationPrompt: true);
        CheckLength(ids.Length, newTokens);
        return ids;
    }

    /// <summary>Lays a chat of any length out: by the chat template where the vocabulary has its tokens, else as plain
    /// text.</summary>
    /// <exception cref="PromptException">A role is unknown.</exception>
    public int[] Layout(IReadOnlyList<ChatMessage> messages, bool addGenerationPrompt)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var plain = PlainChat.Format(messages, addGenerationPrompt); // checks the roles as well
        return _tokenizer.EndOfTurn is null
            ? _tokenizer.Encode(plain)
            : ChatTemplate.Format(_tokenizer, messages, addGenerationPrompt);
    }

    /// <summary>Checks a prompt that was given as ids.</summary>
    /// <exception cref="PromptException">An id is no token, or marks positions to generate, or there are too many.
    /// </exception>
    public void CheckIds(IReadOnlyList<int> ids, int newTokens)
    {
        ArgumentNullException.ThrowIfNull(ids);
        for (var i = 0; i < ids.Count; i++)
        {
            CheckId(ids[i], i);
        }

        CheckLength(ids.Count, newTokens);
    }

    private void CheckId(int id, int index)
    {
        if ((uint)id >= (uint)_tokenizer.VocabularySize)
        {
            throw new PromptException(
                "invalid_token",
                $"Token id {id} is outside the vocabulary; use ids from 0 to {_tokenizer.VocabularySize - 1}.",
                $"tokens[{index}]");
        }

        if (id == _tokenizer.Mask)
        {
            throw new PromptException(
                "mask_token",
                $"Token id {id} is the mask, which marks positions to generate; leave it out.",
                $"tokens[{index}]");
        }
    }

    private void CheckBytes(long bytes)
    {
        if (bytes > BytesMax)
        {
            throw new PromptException(
                "prompt_too_long",
                $"The prompt has {bytes} bytes, which is more than the {_config.ContextLength} tokens of the context " +
                $"can hold; use at most {BytesMax}.");
        }
    }

    private void CheckLength(int tokens, int newTokens)
    {
        var room = _config.ContextLength - newTokens;
        if (tokens > room)
        {
            var fitting = (_config.ContextLength - tokens) / _config.BlockLength * _config.BlockLength;
            throw new PromptException(
                "prompt_too_long",
                $"The prompt has {tokens} tokens, and {newTokens} new ones exceed the context of " +
                $"{_config.ContextLength}; use at most {Math.Max(0, room)} prompt tokens" +
                (fitting > 0 ? $", or {fitting} new ones." : "."));
        }
    }
}
