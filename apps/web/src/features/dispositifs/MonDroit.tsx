import type { MonDroitT } from '@orapont/contract/habilitation';
import { formaterDate } from '@orapont/domain/dates';
import { CalendarCheck, CircleAlert, CircleCheck, MapPin } from 'lucide-react';
import { Banner } from '../../ui/Banner.tsx';
import { Card } from '../../ui/Card.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { Table } from '../../ui/Table.tsx';
import styles from './Dispositifs.module.css';
import { Lu } from './Lu.tsx';
import { useMonDroit } from './requetes.ts';
import { TEXTES_DROIT as T } from './textes.ts';

/** « Mon droit de prendre des images » : where and until when, what is missing, whom to ask. */
export function MonDroit() {
  const lecture = useMonDroit();
  return (
    <Page title={T.titre} back={{ label: T.retour, href: '/materiel' }} width="reading">
      <Lu lecture={lecture} titre={T.indisponible}>
        {(droit) => <Contenu droit={droit} />}
      </Lu>
    </Page>
  );
}

function Contenu({ droit }: { readonly droit: MonDroitT }) {
  return (
    <Stack gap="large">
      <Banner kind={droit.accord ? 'success' : 'attention'} title={droit.accord ? T.oui : T.non}>
        {droit.obstacles.map((phrase) => (
          <p key={phrase}>{phrase}</p>
        ))}
        {droit.rappel && droit.jusquAu && <p>{T.rappel(formaterDate(droit.jusquAu))}</p>}
      </Banner>
      <Lieux droit={droit} />
      <Formation droit={droit} />
      <Card title={T.demander}>
        {droit.contacts.length === 0 ? (
          <p>{T.demanderAdmin}</p>
        ) : (
          <>
            <p>{T.demanderAide}</p>
            <ul>
              {droit.contacts.map(({ nom, fonction }) => (
                <li key={nom}>
                  {nom}, {fonction.toLowerCase()}
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <p className={styles['discret']}>{T.radio}</p>
    </Stack>
  );
}

function Lieux({ droit: { lieux } }: { readonly droit: MonDroitT }) {
  return (
    <Card title={T.ou}>
      {lieux.length === 0 ? (
        <p>{T.aucunLieu}</p>
      ) : (
        <ul className={styles['lieux']}>
          {lieux.map(({ siteId, siteNom, jusquAu, tournee }) => (
            <li key={siteId}>
              <MapPin aria-hidden="true" />
              <span>
                <strong>{siteNom}</strong>, {jusquAu ? T.jusquAu(formaterDate(jusquAu)) : T.sansFin}
              </span>
              {tournee && (
                <Status tone="info" icon={<CalendarCheck aria-hidden="true" />}>
                  {T.tournee}
                </Status>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Formation({ droit: { modules, profession } }: { readonly droit: MonDroitT }) {
  const { libelle, habilitee, dispensee } = profession;
  return (
    <Card title={T.formation}>
      <Stack gap="small">
        <p>
          {T.profession}
          {'\u00a0'}: {libelle.toLowerCase()}, {habilitee ? T.habilitee : T.nonHabilitee}.
        </p>
        {dispensee ? (
          <p>{T.dispensee}</p>
        ) : (
          <Table
            caption={T.formation}
            isCaptionHidden
            rows={modules}
            getKey={({ code }) => code}
            columns={[
              { id: 'module', label: T.module, render: (module) => module.libelle },
              {
                id: 'obtenu',
                label: T.obtenu,
                render: ({ obtenuLe }) => (obtenuLe ? formaterDate(obtenuLe) : '—'),
              },
              { id: 'valable', label: T.valable, render: (module) => <EtatModule module={module} /> },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}

function EtatModule({ module }: { readonly module: MonDroitT['modules'][number] }) {
  const { valide, jusquAu, obtenuLe } = module;
  if (valide)
    return (
      <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
        {jusquAu ? T.jusquAu(formaterDate(jusquAu)) : T.sansFin}
      </Status>
    );
  return (
    <Status tone="attention" icon={<CircleAlert aria-hidden="true" />}>
      {obtenuLe && jusquAu ? T.expire(formaterDate(jusquAu)) : T.manque}
    </Status>
  );
}
