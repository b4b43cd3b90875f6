type Page<T> = { readonly dossiers: readonly T[]; readonly suite: string | null };

/** A list read to its end, page after page; someone who comes on two pages is there once. */
export async function toutesLesPages<T extends { readonly id: string }>(
  lire: (apres: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const tous = new Map<string, T>();
  let apres: string | undefined;
  do {
    const { dossiers, suite } = await lire(apres);
    for (const dossier of dossiers) tous.set(dossier.id, dossier);
    apres = suite ?? undefined;
  } while (apres !== undefined);
  return [...tous.values()];
}
