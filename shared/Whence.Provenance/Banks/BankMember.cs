using System.Runtime.InteropServices;

namespace Whence.Provenance.Banks;

/// <summary>A training token that a prototype stands for, as the bank's files hold it.</summary>
/// <param name="Document">The number of its document in the bank.</param>
/// <param name="Chunk">The number of its chunk in the document.</param>
/// <param name="StartChar">Where the token begins in the text of the document, in UTF-16 code units.</param>
/// <param name="EndChar">Where it ends, exclusive.</param>
/// <param name="Token">Its id: what the model had to predict there.</param>
/// <param name="Prototype">The prototype, or -1 when the bank was full and none was near.</param>
/// <param name="Distance">The cosine distance of its centred vector to the exemplar, 0 to 2.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct BankMember(
    int Document, int Chunk, int StartChar, int EndChar, int Token, int Prototype, float Distance);
