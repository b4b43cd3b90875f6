import type { CompteRenduLuT } from '@orapont/contract/compte-rendu';
import { phrasesObservation } from '@orapont/domain/bouche/resume';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { type Description, DescriptionList } from '../../ui/DescriptionList.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from './EcranCompteRendu.module.css';
import { T } from './textes.ts';

/** What to do, in the order in which it is needed; the document says the rest. */
export function Resume({ cr }: { readonly cr: CompteRenduLuT }) {
  const { resume, constats } = cr;
  if (!resume) return null;
  const adresses = adressesDesPixels(cr);
  const lignes: readonly (readonly [string, ReactNode | null])[] = [
    [T.urgence, resume.urgence],
    [T.soins, liste(resume.soinsConseilles)],
    [T.lieu, resume.lieuDeSoins],
    [T.hygiene, liste(resume.conseilsHygiene)],
    [T.prescriptions, resume.prescriptions],
    [T.actes, liste(resume.actes)],
  ];
  const items = lignes.flatMap(([term, definition]): Description[] =>
    definition ? [{ term, definition }] : [],
  );
  return (
    <Card title={T.enBref}>
      {resume.nonConcluant && <Banner kind="attention" title={T.nonConcluant} />}
      <p className={styles.conclusion}>{resume.conclusion}</p>
      <DescriptionList items={items} />
      {constats.length > 0 && (
        <Disclosure title={T.constats}>
          <ul className={styles.liste}>
            {constats.map((phrase) => (
              <li key={phrase}>
                {adresses.has(phrase) ? <Link to={adresses.get(phrase) ?? ''}>{phrase}</Link> : phrase}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

/** A sentence that is pinned on a picture leads to it; only the version in force has its pictures at hand. */
function adressesDesPixels({ acteId, lecture }: CompteRenduLuT): ReadonlyMap<string, string> {
  const phrases = lecture ? phrasesObservation(lecture.chart) : [];
  return new Map(
    phrases.flatMap(({ texte, reperes }, rang) =>
      reperes.length > 0 ? [[texte, `/lectures/${acteId}/constats?phrase=${rang}`] as const] : [],
    ),
  );
}

const liste = (elements: readonly string[]) =>
  elements.length === 0 ? null : (
    <ul className={styles.liste}>
      {elements.map((element) => (
        <li key={element}>{element}</li>
      ))}
    </ul>
  );
