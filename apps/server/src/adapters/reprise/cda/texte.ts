import type { BlocLu, DocumentLu, SectionLue } from '../../../features/echange/ports.ts';

/** A structured document in plain text: who, when, and each section under its title. */
export function enTexte({ titre, type, etabliLe, auteurs, corps }: DocumentLu): string {
  const par = auteurs.map(({ prenom, nom, structure }) =>
    [`${prenom} ${nom}`.trim(), structure?.nom].filter(Boolean).join(', '),
  );
  const tete = [titre || type.libelle, etabliLe?.slice(0, 10), ...par].filter(Boolean).join('\n');
  const sections = corps.nature === 'STRUCTURE' ? corps.sections.map(enSection) : [];
  return [tete, ...sections].join('\n\n');
}

const enSection = ({ titre, blocs, sections }: SectionLue): string =>
  [titre.toLocaleUpperCase('fr'), ...blocs.map(enBloc), ...sections.map(enSection)]
    .filter((t) => t !== '')
    .join('\n');

function enBloc(bloc: BlocLu): string {
  if (bloc.genre === 'LISTE') return bloc.elements.map((element) => `- ${element}`).join('\n');
  if (bloc.genre === 'TABLEAU') return bloc.lignes.map((ligne) => ligne.join(' | ')).join('\n');
  return bloc.texte;
}
